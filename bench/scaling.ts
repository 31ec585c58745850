import { bookPostings, type PostingUnits } from "./scaling/book-postings.ts";
import { assumed } from "./scaling/model.ts";
import { type Outcome, simulate } from "./scaling/simulate.ts";

const loans = 4000;
const loansEachShown = [100, 5, 1];
const banksShown = [1, 2, 4, 8];
const shardsShown = [1, 2, 4, 8];
/** From which share of its units on a partition counts as what the postings wait for. */
const nearlyAll = 0.9;

function mean(book: readonly PostingUnits[], of: "loans" | "journal" | "totals" | "apart"): string {
  return (book.reduce((sum, posting) => sum + posting[of], 0) / book.length).toFixed(0);
}

function boundBy({ totalsUnitsPerSecond, journalUnitsPerSecond }: Outcome): string {
  const limit = nearlyAll * assumed.partitionUnitsPerSecond;
  if (totalsUnitsPerSecond > limit) return "totals";
  return journalUnitsPerSecond > limit ? "journal" : "head";
}

function cells(outcome: Outcome, apart: number): string[] {
  const whole = (value: number) => value.toFixed(0);
  return [
    whole(outcome.loansPerSecond),
    boundBy(outcome),
    outcome.postingsPerSecond.toFixed(1),
    `${whole(outcome.headShare * 100)} %`,
    whole(outcome.totalsUnitsPerSecond),
    whole(outcome.journalUnitsPerSecond),
    whole(outcome.unitsPerSecond),
    outcome.contended.toFixed(1),
    outcome.throttled.toFixed(1),
    whole(outcome.busy),
    outcome.fairness.toFixed(2),
    whole(apart),
  ];
}

const columns =
  "banks | shards | loans/s | bound by | postings/s | head held | totals, units/s | journal, units/s | table, units/s | moved | throttled | busy | fairness | with a ledger each, loans/s";

console.log(`Assumed: ${JSON.stringify(assumed)}`);
for (const loansEach of loansEachShown) {
  const book = await bookPostings(loans, loansEach);
  console.log(
    `\n## ${loansEach} loans of each association\n\nA posting has ${mean(book, "loans")} loans, and takes ${mean(book, "journal")} units of the journal, ${mean(book, "totals")} of totals, ${mean(book, "apart")} apart.\n`,
  );
  console.log(`| ${columns} |\n|${" --- |".repeat(columns.split("|").length)}`);
  for (const banks of banksShown) {
    for (const shards of shardsShown) {
      const apart = simulate(book, 1, shards).loansPerSecond * banks;
      console.log(`| ${banks} | ${shards} | ${cells(simulate(book, banks, shards), apart).join(" | ")} |`);
    }
  }
}
