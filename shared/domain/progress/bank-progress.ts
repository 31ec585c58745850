import type { Bank, Branch } from "#shared/domain/base/bank.ts";
import { groupBy } from "#shared/domain/base/group-by.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type GroupSum, type LoanSum, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";

/** What was lent, and its share of all that is shown. */
export type LentShare = Pick<LoanSum, "loanCount" | "disbursedFen" | "outstandingFen"> & {
  percentOfDisbursed: number;
};

/** What a branch lent; the line without an id sums what the bank lent outside the branches shown. */
export type BranchProgress = LentShare & { branchId: string | null; name: string };

/** What a bank lent, by branch if it has any; the line without an id sums the banks that are not listed. */
export type BankProgress = LentShare & { bankId: string | null; name: string; branches: BranchProgress[] };

/** The bank, and its branches, that somebody may see; all where none is named. */
export type BanksTold = { bankId?: string | undefined; branchIds?: readonly string[] | undefined };

/**
 * What the programme's banks and branches lent, of loans summed by both: the lines add up to all of them, those of its
 * branches to a bank's.
 */
export function bankProgress(
  banks: readonly Bank[],
  groups: readonly GroupSum[],
  told: BanksTold = {},
): BankProgress[] {
  const { disbursedFen } = sumOfGroups(groups);
  const ofBank = groupBy(groups, ({ bankId }) => bankId);
  const listed = new Set(banks.map(({ bankId }) => bankId));
  const unlisted = [...ofBank.keys()].filter((bankId) => !listed.has(bankId)).sort();
  const all = [...banks, ...unlisted.map((bankId): Bank => ({ bankId, name: bankId }))];
  const own = all.filter(({ bankId }) => (told.bankId ?? bankId) === bankId);
  const lines = own.map((bank): BankProgress => {
    const lent = ofBank.get(bank.bankId) ?? [];
    return {
      ...{ bankId: bank.bankId, name: bank.name, ...shareOf(lent, disbursedFen) },
      branches: branchLines(bank, lent, told.branchIds, disbursedFen),
    };
  });
  const rest = groups.filter(({ bankId }) => !own.some((bank) => bank.bankId === bankId));
  if (rest.length === 0) return lines;
  return [...lines, { bankId: null, name: "其他银行", ...shareOf(rest, disbursedFen), branches: [] }];
}

function branchLines(
  { branches = [] }: Bank,
  groups: readonly GroupSum[],
  branchIds: readonly string[] | undefined,
  wholeFen: Fen,
): BranchProgress[] {
  if (branches.length === 0) return [];
  const own = branches.filter(({ branchId }) => branchIds?.includes(branchId) ?? true);
  const lines = own.map((branch) => ({
    ...{ branchId: branch.branchId, name: branch.name },
    ...shareOf(groups.filter(isOf(branch)), wholeFen),
  }));
  const rest = groups.filter((group) => !own.some((branch) => isOf(branch)(group)));
  if (rest.length === 0) return lines;
  const name = branchIds === undefined ? "其他或未注明支行" : "其他支行";
  return [...lines, { branchId: null, name, ...shareOf(rest, wholeFen) }];
}

function isOf({ name, aliases }: Branch): (group: Pick<GroupSum, "branch">) => boolean {
  return ({ branch }) => branch === name || aliases.some((alias) => alias === branch);
}

function shareOf(groups: readonly GroupSum[], wholeFen: Fen): LentShare {
  const { loanCount, disbursedFen, outstandingFen } = sumOfGroups(groups);
  const percentOfDisbursed = Number(percentHundredths(disbursedFen, wholeFen)) / 100;
  return { loanCount, disbursedFen, outstandingFen, percentOfDisbursed };
}
