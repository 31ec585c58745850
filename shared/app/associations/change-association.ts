import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { examineOrganisationNumber } from "#shared/domain/base/identity.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import {
  type Association,
  type AssociationFacts,
  type AssociationStep,
  associationNameKey,
  changedAssociation,
  type EditedFacts,
  editableFacts,
} from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What is to be done to an association; a text that is edited to nothing is taken away. */
export type AssociationWish = {
  associationId: string;
  step: AssociationStep;
  name?: string | undefined;
  edited?: EditedFacts | undefined;
  why?: string | undefined;
};

/**
 * Confirms, renames, edits, closes or reopens an association, or adds an alias, as a new version with who, when and
 * why; an old name stays as an alias. Fails with `association-unknown`, `association-named` when another association
 * has the name, `input-invalid` for a missing name or a wrong code, and `register-moved` when somebody else was faster.
 */
export async function changeAssociation(
  deps: Pick<Deps, "associations" | "registerChanges" | "now" | "newId">,
  caller: Person,
  { associationId, step, name, edited, why }: AssociationWish,
): Promise<Association> {
  const { subject: by, issuer, displayName: byName } = caller;
  const listed = await deps.associations.list();
  const before = listed.find((one) => one.associationId === associationId);
  if (before === undefined || !maySeeAssociation(caller, before))
    throw new LedgerFailure("association-unknown");
  const at = deps.now();
  const facts = stepped(before, { step, name, edited }, shanghaiDayOf(at));
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
  { step, name, edited = {} }: Pick<AssociationWish, "step" | "name" | "edited">,
  today: string,
): Partial<AssociationFacts> {
  switch (step) {
    case "confirm":
      return { confirmed: true };
    case "close":
      return { closedOn: today };
    case "reopen":
      return { closedOn: undefined };
    case "edit":
      return editedFacts(edited);
    case "rename":
    case "alias":
      if (name === undefined) throw new LedgerFailure("input-invalid", { fields: ["名称（name）"] });
      return step === "alias"
        ? { aliases: [...new Set([...before.aliases, name])] }
        : { name, aliases: [...new Set([...before.aliases, before.name])].filter((alias) => alias !== name) };
  }
}

function editedFacts(edited: EditedFacts): Partial<AssociationFacts> {
  const code = edited.socialCreditCode?.toUpperCase();
  if (code !== undefined && code !== "" && !("kind" in examineOrganisationNumber(code))) {
    throw new LedgerFailure("input-invalid", { fields: ["统一社会信用代码（socialCreditCode）"] });
  }
  const facts: Partial<AssociationFacts> = {};
  for (const field of editableFacts) {
    const text = field === "socialCreditCode" ? code : edited[field];
    if (text !== undefined) facts[field] = text || undefined;
  }
  return facts;
}

function namesOther(listed: readonly Association[], own: Association, name: string): boolean {
  const key = associationNameKey(name);
  return listed.some(
    (one) =>
      one.associationId !== own.associationId &&
      [one.name, ...one.aliases].some((known) => associationNameKey(known) === key),
  );
}
