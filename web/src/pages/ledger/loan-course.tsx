import type { RouteOutput } from "#shared/contract/routes.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { type LoanStep, loanSteps } from "#shared/domain/ledger/loan-steps.ts";
import { grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { loanFieldText } from "../../format/loan-field.ts";
import { yuan } from "../../format/money.ts";
import { Card } from "../../ui/card.tsx";

type Loan = RouteOutput<"read-loan">;
type Entry = Loan["history"][number];

/** The course of a loan, day by day: its disbursement, every change before and after, and its due day. */
export function LoanCourse({ loan }: { loan: Loan }) {
  const { disbursedOn, dueOn, outstandingFen, history, asOf } = loan;
  const steps = loanSteps({ disbursedOn, dueOn, outstandingFen: BigInt(outstandingFen) }, history, asOf);
  return (
    <Card title="贷款历程">
      <ol class="timeline">
        {steps.map((step) => (
          <li
            key={step.kind === "entry" ? step.entry.seq : step.kind}
            class={step.on > asOf ? "timeline-ahead" : undefined}
          >
            <Step step={step} loan={loan} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Step({ step, loan }: { step: LoanStep<Entry>; loan: Loan }) {
  switch (step.kind) {
    case "disbursed":
      return (
        <>
          <Head on={step.on} title="放款" />
          <p>{yuan(loan.amountFen)} 元</p>
          {step.entry !== undefined && <Source entry={step.entry} word="首次入账" />}
        </>
      );
    case "entry":
      return (
        <>
          <Head on={step.on} title={step.title} />
          <Changes entry={step.entry} />
          <Source entry={step.entry} word="入账" />
        </>
      );
    case "due":
      return (
        <>
          <Head on={step.on} title="到期" />
          <DueNote step={step} loan={loan} />
        </>
      );
  }
}

function Head({ on, title }: { on: string; title: string }) {
  return (
    <div class="timeline-head">
      <time dateTime={on}>{on}</time>
      <strong>{title}</strong>
    </div>
  );
}

function DueNote({ step, loan }: { step: Extract<LoanStep<Entry>, { kind: "due" }>; loan: Loan }) {
  if (!step.isOwed) return <p class="muted">没有余额。</p>;
  const owed = `余额 ${yuan(loan.outstandingFen)} 元`;
  if (step.daysLeft < 0) {
    return (
      <p class="tone-bad">
        已过 {grouped(-step.daysLeft)} 天，{owed}。
      </p>
    );
  }
  return (
    <p>
      {step.daysLeft === 0 ? "今天到期" : `还有 ${grouped(step.daysLeft)} 天`}，{owed}。
    </p>
  );
}

/** For an attribution: ids, whose names the page shows. */
const untold: ReadonlySet<string> = new Set(["associationId", "associationOrigin", "countyCode"]);

function Source({ entry, word }: { entry: Entry; word: string }) {
  return (
    <p class="muted">
      {shanghaiTime(entry.knownAt)} {word}
      {entry.source.row > 0 && ` · ${entry.source.sheet} 第 ${entry.source.row} 行`} · 流水 {entry.seq}
    </p>
  );
}

function Changes({ entry }: { entry: Entry }) {
  if (entry.kind !== "changed" && entry.kind !== "attributed") return null;
  const told = entry.changes.filter(
    ({ field }) => !(entry.kind === "changed" ? field === "dataOn" : untold.has(field)),
  );
  return (
    <ul>
      {(told.length === 0 ? entry.changes : told).map((change) => (
        <li key={change.field}>
          {loanFieldRows[change.field].name}：{loanFieldText(change.field, change.before)} →{" "}
          <b>{loanFieldText(change.field, change.after)}</b>
        </li>
      ))}
    </ul>
  );
}
