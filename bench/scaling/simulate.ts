import { attemptsMax } from "#shared/adapters/dynamodb/back-off.ts";
import type { PostingUnits } from "./book-postings.ts";
import { assumed, createModel, type Model, type ModelUse } from "./model.ts";

/** What became of some banks that post to one ledger for a while. */
export type Outcome = ModelUse & {
  loansPerSecond: number;
  /** How often an import failed with `ledger-busy`. */
  busy: number;
  /** How many loans the least lucky bank posted for each loan of the luckiest. */
  fairness: number;
};

type Tally = { loans: number; busy: number };
type Steps<T> = Generator<number, T, void>;

/** Lets each bank post the same book again and again, at different places of it. */
export function simulate(book: readonly PostingUnits[], banks: number, totalsShards: number): Outcome {
  const model = createModel(totalsShards);
  const tallies: Tally[] = Array.from({ length: banks }, () => ({ loans: 0, busy: 0 }));
  const working = tallies.map((tally, bank) => ({
    atMs: bank * 7,
    steps: bankAtWork(model, book, Math.floor((bank * book.length) / banks), tally),
  }));
  for (;;) {
    const next = working.reduce((first, other) => (other.atMs < first.atMs ? other : first));
    if (next.atMs > assumed.runMs) break;
    model.nowMs = next.atMs;
    next.atMs += next.steps.next().value;
  }
  const loans = tallies.map((tally) => tally.loans);
  return {
    ...model.use(),
    loansPerSecond: loans.reduce((sum, one) => sum + one, 0) / (assumed.runMs / 1000),
    busy: tallies.reduce((sum, tally) => sum + tally.busy, 0),
    fairness: Math.min(...loans) / Math.max(...loans),
  };
}

/** What `post-import.ts` does, as the waits between its steps. */
function* bankAtWork(model: Model, book: readonly PostingUnits[], from: number, tally: Tally): Steps<never> {
  const announced = new Set<string>();
  let [place, rows, moved] = [from, 0, 0];
  let seenHead = yield* view(model);
  for (;;) {
    const posting = book[place % book.length];
    if (posting === undefined) throw new Error("an empty book");
    yield assumed.buildMs;
    if (model.shardAfter(seenHead) !== 0 && posting.keys.some((key) => !announced.has(key))) {
      for (const key of posting.keys) announced.add(key);
      yield assumed.readMs;
    }
    const outcome = yield* post(model, posting, seenHead);
    if (outcome === "posted") {
      [seenHead, place, rows, moved] = [model.head, place + 1, rows + posting.loans, 0];
      tally.loans += posting.loans;
      if (place % book.length === 0) announced.clear();
      if (rows < assumed.pageRows) continue;
      rows = 0;
      yield assumed.pageMs;
    } else if (outcome === "busy" || moved === assumed.movedMax) {
      tally.busy += 1;
      moved = 0;
      yield assumed.busyMs;
    } else {
      moved += 1;
      yield Math.min(moved, 20) * 5;
    }
    seenHead = yield* view(model);
  }
}

/** The head first, the loans after it. */
function* view(model: Model): Steps<number> {
  yield assumed.readMs;
  const { head } = model;
  yield assumed.readMs;
  return head;
}

function* post(model: Model, posting: PostingUnits, seenHead: number): Steps<"posted" | "moved" | "busy"> {
  for (let made = 1; ; made++) {
    const answer = model.begin(posting, seenHead);
    if (answer !== "throttled") {
      yield assumed.transactionMs;
      if (answer === "begun") model.head += 1;
      return answer === "begun" ? "posted" : "moved";
    }
    if (made === attemptsMax) return "busy";
    yield assumed.readMs + model.chance() * Math.min(1000, 25 * 2 ** made);
  }
}
