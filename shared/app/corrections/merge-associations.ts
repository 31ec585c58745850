import { everyPage } from "#shared/app/base/every-page.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import {
  type Association,
  type AssociationFacts,
  changedAssociation,
} from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type SettleDeps, settleBelongings } from "./settle-belongings.ts";

type MergeDeps = SettleDeps & Pick<Deps, "registerChanges" | "imports">;

/** What a merge or its taking apart came to. */
export type Merged = { association: Association; changeId: string; moved: number };

/**
 * Merges an association into another one of its county, when two names turn out to be one. Its names, loans, people,
 * access links and correction requests become the other's, and its members count as the other's; each loan that moves
 * gets an entry in the journal. After a stop a repeated call goes on. Fails with `association-unknown`, `merge-itself`,
 * `merge-county`, `association-merged` where either is already merged, and `merge-busy` while an import is being
 * committed or undone.
 */
export async function mergeAssociations(
  deps: MergeDeps,
  caller: Person,
  { associationId, into, why }: { associationId: string; into: string; why?: string | undefined },
): Promise<Merged> {
  const listed = await deps.associations.list();
  const from = find(listed, caller, associationId);
  const target = find(listed, caller, into);
  if (associationId === into) throw new LedgerFailure("merge-itself");
  if (from.countyCode !== target.countyCode) throw new LedgerFailure("merge-county");
  if (target.mergedInto !== undefined) throw new LedgerFailure("association-merged", { name: target.name });
  if (from.mergedInto !== undefined && from.mergedInto !== into) {
    throw new LedgerFailure("association-merged", { name: from.name });
  }
  const step = { before: from, facts: { mergedInto: into }, why };
  const { association, changeId } = await changeFacts(deps, caller, step);
  const moved = await settleBelongings(deps, caller, { associationId, changeId });
  return { association, changeId, moved };
}

/**
 * Takes an association that is part of another one apart again: what came with it, and what was brought under its name
 * since, is its own. Fails with `association-unknown`, `association-not-merged` and `merge-busy`.
 */
export async function separateAssociation(
  deps: MergeDeps,
  caller: Person,
  { associationId, why }: { associationId: string; why?: string | undefined },
): Promise<Merged> {
  const listed = await deps.associations.list();
  const before = find(listed, caller, associationId);
  const from = presentIds(listed)(associationId);
  if (before.mergedInto === undefined)
    throw new LedgerFailure("association-not-merged", { name: before.name });
  const { association, changeId } = await changeFacts(deps, caller, {
    before,
    facts: { mergedInto: undefined },
    why,
  });
  const moved = await settleBelongings(deps, caller, { associationId: from, changeId });
  return { association, changeId, moved };
}

function find(listed: readonly Association[], caller: Person, associationId: string): Association {
  const found = listed.find((one) => one.associationId === associationId);
  if (found === undefined || !maySeeAssociation(caller, found))
    throw new LedgerFailure("association-unknown");
  return found;
}

/**
 * Writes the next version first and looks for imports at work then: one that begins later reads it, and one that was
 * faster is seen, and the version taken back.
 */
async function changeFacts(
  deps: MergeDeps,
  { subject: by, issuer, displayName: byName }: Person,
  { before, facts, why }: { before: Association; facts: Partial<AssociationFacts>; why: string | undefined },
): Promise<{ association: Association; changeId: string }> {
  const changeId = deps.newId();
  const at = deps.now();
  const { associationId } = before;
  const made = { at, by, byName, why, changeId };
  const association = changedAssociation(before, facts, made);
  if (!(await deps.associations.write(association))) throw new LedgerFailure("register-moved");
  if (await importsAtWork(deps)) {
    const { mergedInto } = before;
    await deps.associations.write(changedAssociation(association, { mergedInto }, made));
    throw new LedgerFailure("merge-busy");
  }
  const counts = { read: 1, new: 0, changed: 1, left: 0, unchanged: 0, refused: 0 };
  await deps.registerChanges.put({
    ...{ changeId, register: "associations", at, by, issuer, byName, why },
    ...{ associationId, counts },
  });
  return { association, changeId };
}

async function importsAtWork({ imports }: Pick<Deps, "imports">): Promise<boolean> {
  for await (const { state } of everyPage(imports.list)) {
    if (state === "committing" || state === "undoing") return true;
  }
  return false;
}
