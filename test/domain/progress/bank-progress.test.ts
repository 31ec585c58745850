import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bank } from "#shared/domain/base/bank.ts";
import { type GroupSum, groupSums, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { type BankProgress, bankProgress, type LentShare } from "#shared/domain/progress/bank-progress.ts";
import { anyFacts } from "#test/support/loans.ts";

const banks: Bank[] = [
  {
    bankId: "psbc-chuzhou",
    name: "邮储银行",
    branches: [
      { branchId: "east", name: "东城支行", aliases: ["东城"] },
      { branchId: "west", name: "西城支行", aliases: [] },
    ],
  },
  { bankId: "rural", name: "农村商业银行" },
];

const group = (bankId: string, branch: string | undefined, disbursedFen: bigint): GroupSum => ({
  ...{ associationId: "a1", bankId, branch, quality: "normal", loanCount: 1, disbursedFen },
  ...{ overdueCount: 0, outstandingFen: disbursedFen / 2n, creditLineFen: 0n },
});
const lent = [
  group("psbc-chuzhou", "东城", 100n),
  group("psbc-chuzhou", "东城支行", 200n),
  group("psbc-chuzhou", undefined, 30n),
  group("psbc-chuzhou", "城南支行", 70n),
  group("rural", "东城支行", 500n),
  group("gone", undefined, 100n),
];

const shortly = (lines: readonly BankProgress[]) =>
  lines.map(({ bankId, name, disbursedFen, percentOfDisbursed, branches }) => [
    ...[bankId, name, disbursedFen, percentOfDisbursed],
    ...branches.map((line) => [line.branchId, line.name, line.disbursedFen]),
  ]);

test("a branch's loans are those that a book names it by, and what is of none is told in one line", () => {
  expect(shortly(bankProgress(banks, lent))).toEqual([
    [
      ...["psbc-chuzhou", "邮储银行", 400n, 40],
      ...[
        ["east", "东城支行", 300n],
        ["west", "西城支行", 0n],
        [null, "其他或未注明支行", 100n],
      ],
    ],
    ["rural", "农村商业银行", 500n, 50],
    ["gone", "gone", 100n, 10],
  ]);
});

test("whoever is of one bank or branch is told of the others in one line", () => {
  expect(shortly(bankProgress(banks, lent, { bankId: "rural" }))).toEqual([
    ["rural", "农村商业银行", 500n, 50],
    [null, "其他银行", 500n, 50],
  ]);
  expect(shortly(bankProgress(banks, lent, { bankId: "psbc-chuzhou", branchIds: ["west"] }))).toEqual([
    [
      ...["psbc-chuzhou", "邮储银行", 400n, 40],
      ...[
        ["west", "西城支行", 0n],
        [null, "其他支行", 400n],
      ],
    ],
    [null, "其他银行", 600n, 60],
  ]);
});

test("the banks add up to all loans and the branches to their bank, whoever is told", () => {
  const place = fc.record({
    bankId: fc.constantFrom("psbc-chuzhou", "rural", "gone"),
    branch: fc.constantFrom("东城支行", "东城", "西城支行", "__proto__", undefined),
  });
  const loan = fc.tuple(anyFacts, place).map(([facts, of]) => ({ ...facts, ...of }));
  const told = fc.constantFrom(
    {},
    { bankId: "psbc-chuzhou" },
    { bankId: "psbc-chuzhou", branchIds: ["west"] },
    { bankId: "psbc-chuzhou", branchIds: [] },
    { bankId: "rural" },
  );
  fc.assert(
    fc.property(fc.array(loan, { maxLength: 30 }), told, (loans, seen) => {
      const groups = groupSums(loans);
      const lines = bankProgress(banks, groups, seen);
      expect(moneyOf(lines)).toEqual(moneyOf([sumOfGroups(groups)]));
      for (const line of lines) {
        if (line.branches.length > 0) expect(moneyOf(line.branches)).toEqual(moneyOf([line]));
      }
    }),
  );
});

function moneyOf(lines: readonly Omit<LentShare, "percentOfDisbursed">[]) {
  return lines.reduce(
    (sum, line) => ({
      loanCount: sum.loanCount + line.loanCount,
      disbursedFen: sum.disbursedFen + line.disbursedFen,
      outstandingFen: sum.outstandingFen + line.outstandingFen,
    }),
    { loanCount: 0, disbursedFen: 0n, outstandingFen: 0n },
  );
}
