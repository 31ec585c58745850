import type { Day } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import type { AssessmentRecord } from "#shared/domain/reports/assessment/assessment-record.ts";
import {
  type AssessmentStep,
  recordKindOf,
  steppedAssessment,
} from "#shared/domain/reports/assessment/assessment-steps.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import { type Subject, subjectKey } from "#shared/domain/reports/assessment/subject.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type AssessDeps, assessQuarter, demandAssessable } from "./assess-quarter.ts";

/** What 科协 decides: `revision` is that of the record which the caller has read, 0 where there was none. */
export type AssessmentDecision = {
  quarter: Quarter;
  subject: Subject;
  step: AssessmentStep;
  revision: number;
  text: string;
  responsible?: string | undefined;
  dueOn?: Day | undefined;
};

type DecideDeps = AssessDeps & Pick<Deps, "assessments">;

/**
 * Takes a step about a subject's quarter. Fails as `steppedAssessment` does, with `assessment-moved` when others were
 * faster, `assessment-unknown`, and for a quarter that cannot be assessed.
 */
export async function decideAssessment(
  deps: DecideDeps,
  caller: Person,
  { quarter, subject, step, revision, ...said }: AssessmentDecision,
): Promise<AssessmentRecord> {
  demandAssessable(deps, quarter);
  const key = { quarter, subject, kind: recordKindOf(step) };
  const record = await deps.assessments.get(key);
  if ((record?.revision ?? 0) !== revision) throw new LedgerFailure("assessment-moved");
  const card = await cardFor(deps, key, step, record);
  const word = { by: caller, at: laterOf(deps.now(), record), ...said };
  const next = steppedAssessment(key, record, step, { card, word });
  const isWritten = await (next.revision === 1 ? deps.assessments.add(next) : deps.assessments.replace(next));
  if (!isWritten) throw new LedgerFailure("assessment-moved");
  return next;
}

/** What is decided by the present score needs it; what ends a decision is about the record alone. */
async function cardFor(
  deps: DecideDeps,
  { quarter, subject }: Pick<AssessmentDecision, "quarter" | "subject">,
  step: AssessmentStep,
  record: AssessmentRecord | undefined,
): Promise<Pick<Scorecard, "name" | "points" | "verdict">> {
  if (step === "close" || step === "withdraw") {
    if (record === undefined) throw new LedgerFailure("assessment-unknown");
    return { name: record.subjectName, points: null, verdict: "unscored" };
  }
  const { cards } = await assessQuarter(deps, quarter);
  const card = cards.find((one) => subjectKey(one) === subjectKey(subject));
  if (card === undefined) throw new LedgerFailure("assessment-unknown");
  return card;
}

/** Clocks of two machines may differ: no event may say that it came before the one that it follows. */
function laterOf(now: string, record: AssessmentRecord | undefined): string {
  const before = record?.events.at(-1)?.at ?? "";
  return now > before ? now : before;
}
