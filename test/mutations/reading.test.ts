import { expect, test } from "vitest";
import { cases, isWhole } from "#test/support/depth.ts";
import { allMutations as mutations } from "./all-mutations.ts";
import { judge } from "./oracle.ts";
import { mutatedBook } from "./plan.ts";
import { printBook } from "./print-book.ts";
import { readHereAs } from "./run-book.ts";

/** One book alone may be asked for by its seed, or so many from a seed on. */
const first = process.env["MUTATION_SEED"];
const count = Number(process.env["MUTATION_BOOKS"] ?? (first === undefined ? cases(5000) : 1));
const seeds = Array.from({ length: count }, (_, index) => Number(first ?? 0) + index);
const shownMax = 5;

test("whatever offices do to books, what is read of them is right, or refused, or told", async () => {
  const wrong: string[] = [];
  const rates = new Map(mutations.map(({ name }) => [name, { wentIn: 0, loans: 0 }]));
  for (const seed of seeds) {
    const mutated = mutatedBook(seed, mutations);
    const outcome = await readHereAs(mutated.book);
    const { faults, loans, wentIn } = judge(mutated.book, outcome);
    if (faults.length > 0 || count === 1) wrong.push(printBook(mutated, outcome, faults));
    const rate = mutated.mutations.length === 1 ? rates.get(mutated.mutations[0]?.name ?? "") : undefined;
    if (rate === undefined) continue;
    rate.wentIn += wentIn;
    rate.loans += loans;
  }
  const kept = mutations.flatMap(({ name, floor }) => {
    const { wentIn, loans } = rates.get(name) ?? { wentIn: 0, loans: 0 };
    const percent = loans === 0 ? 100 : Math.round((100 * wentIn) / loans);
    return percent < floor ? [`${name}: ${percent} % of the loans go in, and ${floor} % should`] : [];
  });
  expect(`${wrong.length} books\n${wrong.slice(0, shownMax).join("\n\n")}`).toBe("0 books\n");
  // A share of few loans says nothing.
  if (isWhole) expect(kept).toEqual([]);
}, 300_000);
