import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A bank's liaison sees what anybody of the bank brought, one of branches what these alone brought. */
function isOfBranches({ branchIds: own }: Person, { branchIds }: ImportRecord): boolean {
  return own === undefined || (branchIds?.every((branchId) => own.includes(branchId)) ?? false);
}

/**
 * Tells whether a person may see an import: a liaison those of the own bank, which is the programme's unless another is
 * given, or of the own branches; an association none, the others all.
 */
export function maySeeImport({ bank }: Programme, caller: Person, record: ImportRecord): boolean {
  switch (sightOf(caller).imports) {
    case "all":
      return true;
    case "own-bank":
      return (caller.bankId ?? bank.bankId) === record.bankId && isOfBranches(caller, record);
    case "none":
      return false;
  }
}

/** The import that a caller asks for. Fails with `import-unknown` when there is none or it is not theirs to see. */
export async function ownedImport(
  deps: Pick<Deps, "imports" | "programme">,
  caller: Person,
  importId: string,
): Promise<ImportRecord> {
  const record = await deps.imports.get(importId);
  if (record === undefined || !maySeeImport(deps.programme, caller, record))
    throw new LedgerFailure("import-unknown");
  return record;
}
