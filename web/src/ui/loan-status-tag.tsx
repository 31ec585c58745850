import { type LoanStatus, loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { Tag, type Tone } from "./tag.tsx";

const tones: Record<LoanStatus, Tone> = {
  normal: "green",
  extended: "gold",
  overdue: "red",
  settled: "grey",
  "written-off": "grey",
};

/** How a loan stands, as the bank reports it. */
export function LoanStatusTag({ status }: { status: LoanStatus | undefined }) {
  return status === undefined ? (
    <Tag tone="grey">未报</Tag>
  ) : (
    <Tag tone={tones[status]}>{loanStatusNames[status]}</Tag>
  );
}
