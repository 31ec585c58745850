import { expect, test } from "vitest";
import { cases } from "#test/support/depth.ts";
import { allMutations as mutations } from "./all-mutations.ts";
import { earlierBook } from "./earlier-book.ts";
import { judge } from "./oracle.ts";
import { type MutatedBook, mutatedBook } from "./plan.ts";
import { printBook } from "./print-book.ts";
import { rngOf } from "./rng.ts";
import { takeIn } from "./run-office.ts";

const only = process.env["MUTATION_SEED"];
/** The seeds go on where those of the books that are only read end. */
const first = 1_000_000;
const seedsOf = (count: number) =>
  only === undefined ? Array.from({ length: count }, (_, index) => first + index) : [Number(only)];

test("a mutated book in an empty ledger leaves right figures, and the sums are those of the answers", async () => {
  const wrong = await wrongOf(seedsOf(cases(300)), ({ book }) => takeIn([book]));
  expect(wrong).toBe("0 books\n");
}, 120_000);

test("a mutated book over last month's leaves each loan as it was, or as it is", async () => {
  const wrong = await wrongOf(seedsOf(cases(150)), ({ book, seed }) => {
    const before = earlierBook(book, rngOf(seed));
    return takeIn(before === undefined ? [book] : [before, book]);
  });
  expect(wrong).toBe("0 books\n");
}, 120_000);

async function wrongOf(
  seeds: readonly number[],
  taken: (mutated: MutatedBook) => ReturnType<typeof takeIn>,
): Promise<string> {
  const wrong: string[] = [];
  for (const seed of seeds) {
    const mutated = mutatedBook(seed, mutations);
    const { outcome, faults } = await taken(mutated);
    const all = [...judge(mutated.book, outcome).faults, ...faults];
    if (all.length > 0) wrong.push(printBook(mutated, outcome, all));
  }
  return `${wrong.length} books\n${wrong.slice(0, 5).join("\n\n")}`;
}
