import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { changedAssociation } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Confirms several associations as one change of the register; returns how many were not confirmed before. Fails with
 * `association-unknown` when the caller may not see one of them, and with `register-moved` when somebody else was
 * faster: those already confirmed stay so, and a repeated call goes on from there.
 */
export async function confirmAssociations(
  deps: Pick<Deps, "associations" | "registerChanges" | "now" | "newId">,
  caller: Person,
  { associationIds, why }: { associationIds: readonly string[]; why?: string | undefined },
): Promise<{ confirmed: number }> {
  const wanted = new Set(associationIds);
  const { subject: by, issuer, displayName: byName } = caller;
  const found = (await deps.associations.list()).filter(
    (one) => wanted.has(one.associationId) && maySeeAssociation(caller, one),
  );
  if (found.length < wanted.size) throw new LedgerFailure("association-unknown");
  const waiting = found.filter(({ confirmed }) => !confirmed);
  const [one] = waiting;
  if (one === undefined) return { confirmed: 0 };
  const change = { at: deps.now(), by, byName, why, changeId: deps.newId() };
  await deps.registerChanges.put({
    ...{ ...change, register: "associations", issuer },
    associationId: waiting.length === 1 ? one.associationId : undefined,
    counts: {
      read: found.length,
      new: 0,
      changed: waiting.length,
      left: 0,
      unchanged: found.length - waiting.length,
      refused: 0,
    },
  });
  for (const association of waiting) {
    const isWritten = await deps.associations.write(
      changedAssociation(association, { confirmed: true }, change),
    );
    if (!isWritten) throw new LedgerFailure("register-moved");
  }
  return { confirmed: waiting.length };
}
