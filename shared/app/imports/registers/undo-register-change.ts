import { everyPage } from "#shared/app/base/every-page.ts";
import { type AttributeDeps, attributeLoans } from "#shared/app/imports/attribute-loans.ts";
import { registerLookup } from "#shared/app/imports/register-lookup.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { type Attribution, attributionPoster } from "#shared/app/ledger/post-attributions.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import type { Member, PoorHousehold, RegisterChange } from "#shared/domain/associations/member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Loan, LoanFacts } from "#shared/domain/ledger/loan.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import { writeVersions } from "./register-file.ts";

type UndoDeps = AttributeDeps & Pick<Deps, "registerChanges">;

/**
 * The result of undoing a change of a register: how many lines were set back, and how many loans no register knows any
 * more.
 */
export type UndoneChange = { setBack: number; unattributed: number };

/**
 * Undoes a change of the register of members or of poor households. Each line that is still as the change left it
 * becomes what it was before; loans attributed by a line that is gone are attributed by the registers' present state,
 * or become 待归属. Undoing it again changes nothing. Fails with `register-change-unknown`, with `register-change-kept`
 * for associations, which are corrected by hand, and with `register-moved`.
 */
export async function undoRegisterChange(
  deps: UndoDeps,
  { subject: by, issuer, displayName: byName }: Person,
  { changeId: undoes, why }: { changeId: string; why?: string | undefined },
): Promise<UndoneChange> {
  const change = await deps.registerChanges.get(undoes);
  if (change === undefined) throw new LedgerFailure("register-change-unknown");
  if (change.register === "associations") throw new LedgerFailure("register-change-kept");
  const changeId = deps.newId();
  const at = deps.now();
  const { register, associationId } = change;
  const { setBack, places } =
    register === "members"
      ? await setBackMembers(deps, change, changeId)
      : { setBack: await setBackHouseholds(deps, change, changeId), places: new Set<string>() };
  const unattributed = await unattribute(deps, places, { changeId, by });
  await attributeLoans(deps, { by });
  if (unattributed > 0) await keepSnapshot(deps);
  if (change.undoneAt !== undefined && setBack === 0) return { setBack, unattributed };
  const counts = { read: setBack, new: 0, changed: setBack, left: 0, unchanged: 0, refused: 0 };
  await deps.registerChanges.put({ ...change, undoneAt: change.undoneAt ?? at });
  await deps.registerChanges.put({
    ...{ changeId, register, at, by, issuer, byName, why, undoes },
    ...{ associationId, counts },
  });
  return { setBack, unattributed };
}

async function setBackMembers(
  { members }: Pick<Deps, "members">,
  { changeId: undoes, associationId }: RegisterChange,
  changeId: string,
): Promise<{ setBack: number; places: Set<string> }> {
  const after: Member[] = [];
  const pages =
    associationId === undefined
      ? everyPage(members.list)
      : everyPage((limit, cursor) => members.ofAssociation(associationId, limit, cursor));
  for await (const member of pages) {
    if (member.changeId !== undoes) continue;
    const { associationId: of, identityHash, revision } = member;
    const versions = await members.versions(of, identityHash);
    const before = versions.find((version) => version.revision === revision - 1);
    const setBack = before ?? { ...member, withdrawn: true as const };
    after.push({ ...setBack, revision: revision + 1, changeId });
  }
  await writeVersions(members.write, after);
  return { setBack: after.length, places: new Set(after.map((member) => member.associationId)) };
}

async function setBackHouseholds(
  { poorHouseholds }: Pick<Deps, "poorHouseholds">,
  { changeId: undoes }: RegisterChange,
  changeId: string,
): Promise<number> {
  const after: PoorHousehold[] = [];
  for await (const household of everyPage(poorHouseholds.list)) {
    if (household.changeId !== undoes) continue;
    const { identityHash, revision } = household;
    const versions = await poorHouseholds.versions(identityHash);
    const before = versions.find((version) => version.revision === revision - 1);
    const setBack = before ?? { ...household, withdrawn: true as const };
    after.push({ ...setBack, revision: revision + 1, changeId });
  }
  await writeVersions(poorHouseholds.write, after);
  return after.length;
}

/** Takes back attributions by registers of some associations that no longer support them. */
async function unattribute(
  deps: UndoDeps,
  places: ReadonlySet<string>,
  by: { changeId: string; by: string },
): Promise<number> {
  if (places.size === 0) return 0;
  const presentIdOf = presentIds(await deps.associations.list());
  const loans: Loan[] = [];
  for (const associationId of new Set([...places].map(presentIdOf))) {
    for await (const loan of eachLoan(deps.ledger, { associationId })) {
      if (loan.facts.associationSource === "register") loans.push(loan);
    }
  }
  const post = attributionPoster(deps, by);
  let done = 0;
  for (let start = 0; start < loans.length; start += loansReadMax) {
    const some = loans.slice(start, start + loansReadMax);
    const lookUp = await registerLookup(
      deps,
      some.map(({ facts }) => ({ identityHash: facts.borrowerIdHash })),
      presentIdOf,
    );
    const left = some.filter(({ facts }) => {
      const { member } = lookUp({ identityHash: facts.borrowerIdHash, disbursedOn: facts.disbursedOn });
      return member === undefined || presentIdOf(member.associationId) !== facts.associationId;
    });
    done += await post(left.map((loan): Attribution => ({ loan, next: withoutRegister })));
  }
  return done;
}

/** A loan's facts without what a register said of it. */
function withoutRegister(facts: LoanFacts): LoanFacts | undefined {
  if (facts.associationSource !== "register") return undefined;
  const { associationId: _, associationSource: __, associationOrigin: ___, ...rest } = facts;
  if (rest.countySource === "association") {
    delete rest.countyCode;
    delete rest.countySource;
  }
  if (rest.borrowerTypeSource === "register") {
    delete rest.borrowerType;
    delete rest.borrowerTypeSource;
  }
  return rest;
}
