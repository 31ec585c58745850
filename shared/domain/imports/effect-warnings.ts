import type { Fen } from "#shared/domain/base/money.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { EffectWarning, EffectWarningCode } from "./effect-warning.ts";
import type { ControlTotal, ImportEffect, TypedTotal } from "./import-record.ts";

/** What an effect is measured by: the goal, and what the ledger and the import have in each month of disbursement. */
export type EffectMeasure = {
  goalFen: Fen;
  ledgerFen: ReadonlyMap<Month, Fen>;
  addedFen: ReadonlyMap<Month, Fen>;
};

/** A month is usual when so many months have lent at all. */
const usualMonthsMin = 3;
const tenfold = 10n;

/** The warnings of a check: beyond the goal, tenfold the usual month, sums that differ. */
export function effectWarnings(
  effect: ImportEffect,
  totals: { controlTotal?: ControlTotal | undefined; typedTotal?: TypedTotal | undefined },
  measure: EffectMeasure,
): EffectWarning[] {
  const messages: [EffectWarningCode, string | undefined][] = [
    ["goal-exceeded", goalExceeded(effect, measure.goalFen)],
    ["month-tenfold", monthTenfold(measure)],
    ["total-differs", totalDiffers(totals)],
  ];
  return messages.flatMap(([code, message]) => (message === undefined ? [] : [{ code, message }]));
}

/** The codes of the warnings that somebody has not acknowledged. */
export function unacknowledged<Warning extends { code: string }>(
  warnings: readonly Warning[],
  acknowledged: readonly string[],
): Warning[] {
  return warnings.filter(({ code }) => !acknowledged.includes(code));
}

/** Beyond the goal for the first time, or by another whole goal. */
function goalExceeded({ counted, ...all }: ImportEffect, goalFen: Fen): string | undefined {
  const before = counted?.beforeFen ?? all.disbursedFenBefore;
  const after = counted?.afterFen ?? all.disbursedFenAfter;
  if (goalFen <= 0n || after <= goalFen) return undefined;
  if (before > goalFen && after / goalFen === before / goalFen) return undefined;
  return `入账后计入目标的发放将达 ${formatYuan(after)} 元，超过目标 ${formatYuan(goalFen)} 元。请先核对金额单位是元还是万元。`;
}

function monthTenfold({ ledgerFen, addedFen }: EffectMeasure): string | undefined {
  const lent = [...ledgerFen].filter(([, fen]) => fen > 0n);
  const far = [...addedFen].filter(([month, fen]) => {
    const others = lent.filter(([other]) => other !== month);
    if (others.length < usualMonthsMin) return false;
    const sum = others.reduce((total, [, other]) => total + other, 0n);
    return fen * BigInt(others.length) >= sum * tenfold;
  });
  const [first] = far.sort(([a], [b]) => (a < b ? -1 : 1));
  if (first === undefined) return undefined;
  const [month, fen] = first;
  const more = far.length > 1 ? `等 ${far.length} 个月` : "";
  return `这份表给 ${month}${more} 增加发放 ${formatYuan(fen)} 元，达到台账平常一个月的十倍以上。请先核对金额单位和放款日期。`;
}

function totalDiffers(totals: {
  controlTotal?: ControlTotal | undefined;
  typedTotal?: TypedTotal | undefined;
}): string | undefined {
  const { controlTotal, typedTotal } = totals;
  if (controlTotal?.agrees === false) {
    const { fileFen, readFen } = controlTotal;
    return `文件合计 ${formatYuan(fileFen)} 元，逐行相加 ${formatYuan(readFen)} 元，不一致。请先核对有没有漏行、多行。`;
  }
  return typedTotal?.agrees === false
    ? "您填写的笔数或合计与文件读到的不一致。请先核对是否选错了文件。"
    : undefined;
}
