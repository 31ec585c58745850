import type { Fen } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { FigureFrame } from "#shared/domain/ledger/figure-loans.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { hasMeasure, qualityClassOf } from "#shared/domain/ledger/loan-measure.ts";
import { annexDimensions, annexGroupsOf } from "../annex/annex-figures.ts";

/** To which printed figures a loan adds, by their keys, and how much money to each. */
export type Contributions = Map<string, Fen>;

/** What a loan adds to the figures that a report of a frame's month prints, those of its association included. */
export function contributionsOf(facts: LoanFacts | undefined, frame: FigureFrame): Contributions {
  const added: Contributions = new Map();
  if (facts === undefined || facts.disbursedOn > frame.asOf) return added;
  const { associationId, countyCode, borrowerType } = groupsOf(facts);
  const lines = ["", `county/${countyCode}/`, `type/${borrowerType}/`, `association/${associationId}/`];
  if (facts.poorHousehold === true) lines.push("poor/");
  addLent(added, lines, facts, frame);
  addOwed(added, lines, facts);
  return added;
}

function addLent(added: Contributions, lines: readonly string[], facts: LoanFacts, frame: FigureFrame): void {
  const { amountFen, disbursedOn } = facts;
  const kind = facts.renewal === true ? "renewal" : "new";
  const isOfMonth = monthOf(disbursedOn) === monthOf(frame.asOf);
  if (isOfMonth) added.set(`month/${kind}`, amountFen);
  if (disbursedOn < frame.firstOn) added.set("before", amountFen);
  else if (disbursedOn > frame.lastOn) added.set("after", amountFen);
  else added.set(`cumulative/${kind}`, amountFen);
  const counts = disbursedOn >= frame.firstOn && disbursedOn <= frame.lastOn;
  for (const line of lines) {
    if (isOfMonth) added.set(`${line}month`, amountFen);
    if (counts) added.set(`${line}cumulative`, amountFen);
  }
}

function addOwed(added: Contributions, lines: readonly string[], facts: LoanFacts): void {
  const fen = outstandingFenOf(facts);
  if (fen <= 0n) return;
  const bad = [
    "owed",
    ...(hasMeasure(facts, "overdue") ? ["overdue"] : []),
    ...(hasMeasure(facts, "nonPerforming") ? ["bad"] : []),
  ];
  for (const line of lines) for (const figure of bad) added.set(`${line}${figure}`, fen);
  added.set(`class/${qualityClassOf(facts)}`, fen);
  const groups = annexGroupsOf(facts);
  for (const dimension of annexDimensions) added.set(`annex/${dimension}/${groups[dimension]}`, fen);
}
