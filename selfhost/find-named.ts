import type { Bank } from "#shared/domain/base/bank.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import type { County } from "#shared/domain/programme/programme.ts";

/** The county that a code, a name or an alias of it means. */
export function findCounty(counties: readonly County[], wanted: string): County | undefined {
  return counties.find(({ code, name, aliases }) => [code, name, ...aliases].includes(wanted.trim()));
}

/** The bank or branch that an id, a name or an alias means; the text itself for one that there is not. */
export function findBank(banks: readonly Bank[], wanted: string): { bankId: string; branchIds?: string[] } {
  const text = wanted.trim();
  const bank = banks.find(({ bankId, name }) => [bankId, name].includes(text));
  if (bank !== undefined) return { bankId: bank.bankId };
  for (const { bankId, branches = [] } of banks) {
    const branch = branches.find(({ branchId, name, aliases }) =>
      [branchId, name, ...aliases].includes(text),
    );
    if (branch !== undefined) return { bankId, branchIds: [branch.branchId] };
  }
  return { bankId: text };
}

/** The association that an id, a name or an alias of it means. */
export function findNamed(associations: readonly Association[], wanted: string): Association | undefined {
  const key = associationNameKey(wanted);
  return associations.find(
    ({ associationId, name, aliases }) =>
      associationId === wanted || [name, ...aliases].some((known) => associationNameKey(known) === key),
  );
}
