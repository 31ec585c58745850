import type { AssessmentMeasure } from "#shared/domain/programme/assessment-rules.ts";

/** What a measure is scored from: so much done of so much, in fen or in numbers of something. */
export type MeasureFigures = { unit: "fen" | "count"; done: bigint; of: bigint };

/** Points in tenths, 1000 being all; `null` where nothing can be said. */
export type Tenths = number | null;

/** How each measure is scored, in words. */
export const scoreRules: Record<AssessmentMeasure, string> = {
  completion: "累计发放占季末应达到数的比例，达到即满分",
  growth:
    "本季发放比上年同季（整季在合作期内的）：持平得 60 分，增长 20% 以上满分，下降 30% 以上不得分，其间按比例",
  newMembers: "季初还没有贷款的会员中，本季首次获得贷款的比例，达到 10% 即满分",
  poorReached: "会员中的建档立卡户获得过贷款的比例",
  overdue: "逾期余额占比：没有逾期满分，5% 以上不得分，其间按比例",
  nonPerforming: "不良余额占比：没有不良满分，3% 以上不得分，其间按比例",
  books: "本季各月的数据在月报最迟发布日前报齐的比例",
  answers: "本季到期的更正申请按期答复的比例",
};

const full = 1000n;
/** Each is scored by how many tenths one whole `of` is worth. */
const shares: Record<AssessmentMeasure, (done: bigint, of: bigint) => bigint> = {
  completion: (done, of) => rounded(done * full, of),
  growth: (done, of) => 600n + rounded((done - of) * 2n * full, of),
  newMembers: (done, of) => rounded(done * 10n * full, of),
  poorReached: (done, of) => rounded(done * full, of),
  overdue: (done, of) => full - rounded(done * 20n * full, of),
  nonPerforming: (done, of) => full - rounded(done * 100n * full, of * 3n),
  books: (done, of) => rounded(done * full, of),
  answers: (done, of) => rounded(done * full, of),
};

/** The points of a measure, in tenths; `null` where there is nothing to measure it by. */
export function scoreOf(
  measure: AssessmentMeasure,
  figures: Pick<MeasureFigures, "done" | "of"> | undefined,
): Tenths {
  if (figures === undefined || figures.of <= 0n) return null;
  const points = shares[measure](figures.done, figures.of);
  return Number(points < 0n ? 0n : points > full ? full : points);
}

/** The mean of scored measures by their weights, in tenths, half up; `null` where none of any weight is scored. */
export function weightedMean(scores: readonly { weight: number; points: Tenths }[]): Tenths {
  let weights = 0;
  let sum = 0;
  for (const { weight, points } of scores) {
    if (points === null) continue;
    weights += weight;
    sum += weight * points;
  }
  return weights === 0 ? null : Math.floor((sum * 2 + weights) / (weights * 2));
}

/** Points as people write them: `86.4`; `—` where there are none. */
export function pointsText(points: Tenths): string {
  return points === null ? "—" : `${Math.floor(points / 10)}.${points % 10}`;
}

/** A quotient rounded half up, of a divisor above zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const doubled = dividend * 2n + divisor;
  const quotient = doubled / (divisor * 2n);
  return doubled < 0n && doubled % (divisor * 2n) !== 0n ? quotient - 1n : quotient;
}
