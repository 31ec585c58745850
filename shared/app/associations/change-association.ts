import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import {
  type Association,
  type AssociationFacts,
  type AssociationStep,
  associationNameKey,
  changedAssociation,
} from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Confirms, renames, closes or reopens an association, or gives it an alias, as a new version with who, when and why; an
 * old name stays as an alias. Fails with `association-unknown`, `association-named` when another association has the
 * name, `input-invalid` where a name is needed, and `register-moved` when somebody else was faster.
 */
export async function changeAssociation(
  deps: Pick<Deps, "associations" | "registerChanges" | "now" | "newId">,
  caller: Person,
  {
    associationId,
    step,
    name,
    why,
  }: {
    associationId: string;
    step: AssociationStep;
    name?: string | undefined;
    why?: string | undefined;
  },
): Promise<Association> {
  const { subject: by, issuer, displayName: byName } = caller;
  const listed = await deps.associations.list();
  const before = listed.find((one) => one.associationId === associationId);
  if (before === undefined || !maySeeAssociation(caller, before))
    throw new LedgerFailure("association-unknown");
  const at = deps.now();
  const facts = stepped(before, step, { name, today: shanghaiDayOf(at) });
  if (name !== undefined && namesOther(listed, before, name)) throw new LedgerFailure("association-named");
  const changeId = deps.newId();
  const after = changedAssociation(before, facts, { at, by, byName, why, changeId });
  const counts = { read: 1, new: 0, changed: 1, left: 0, unchanged: 0, refused: 0 };
  await deps.registerChanges.put({
    ...{ changeId, register: "associations", at, by, issuer, byName, why },
    ...{ associationId, counts },
  });
  if (!(await deps.associations.write(after))) throw new LedgerFailure("register-moved");
  return after;
}

function stepped(
  before: Association,
  step: AssociationStep,
  { name, today }: { name: string | undefined; today: string },
): Partial<AssociationFacts> {
  switch (step) {
    case "confirm":
      return { confirmed: true };
    case "close":
      return { closedOn: today };
    case "reopen":
      return { closedOn: undefined };
    case "rename":
    case "alias":
      if (name === undefined) throw new LedgerFailure("input-invalid", { fields: ["名称（name）"] });
      return step === "alias"
        ? { aliases: [...new Set([...before.aliases, name])] }
        : { name, aliases: [...new Set([...before.aliases, before.name])].filter((alias) => alias !== name) };
  }
}

function namesOther(listed: readonly Association[], own: Association, name: string): boolean {
  const key = associationNameKey(name);
  return listed.some(
    (one) =>
      one.associationId !== own.associationId &&
      [one.name, ...one.aliases].some((known) => associationNameKey(known) === key),
  );
}
