/** A branch of a bank, by the names under which books know it. */
export type Branch = {
  branchId: string;
  name: string;
  aliases: readonly string[];
  /** The county whose loans it makes, where it makes those of one alone. */
  countyCode?: string | undefined;
};

/** A bank that lends in the programme, with those of its branches that are kept apart. */
export type Bank = { bankId: string; name: string; branches?: readonly Branch[] | undefined };

/** The banks of a programme: the default one, and the others. */
export type Banks = { bank: Bank; otherBanks?: readonly Bank[] | undefined };

/** The banks that lend in a programme, the default one first. */
export function banksOf({ bank, otherBanks = [] }: Banks): readonly Bank[] {
  return [bank, ...otherBanks];
}

/** A bank's branch. */
export function branchOf(programme: Banks, bankId: string, branchId: string | undefined): Branch | undefined {
  const bank = banksOf(programme).find((one) => one.bankId === bankId);
  return bank?.branches?.find((branch) => branch.branchId === branchId);
}
