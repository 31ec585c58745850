import { everyPage } from "#shared/app/base/every-page.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { placeLoans } from "#shared/app/ledger/place-loans.ts";
import { peopleChange } from "#shared/app/people/people-change.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type CorrectionRequest, correctionStates } from "#shared/domain/corrections/correction-request.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import { type PresentIdOf, placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

export type SettleDeps = Pick<
  Deps,
  | "associations"
  | "corrections"
  | "imports"
  | "ledger"
  | "people"
  | "programme"
  | "snapshots"
  | "sha256"
  | "now"
  | "newId"
  | "pause"
>;

/** How often a correction request that somebody answers meanwhile is looked at again. */
const triesMax = 5;

/**
 * Moves loans, people and correction requests to the association that each belongs to now; returns how many loans
 * moved. What is there already stays, so that a repeated call goes on after a stop.
 */
export async function settleBelongings(
  deps: SettleDeps,
  caller: Person,
  { associationId, changeId }: { associationId: string; changeId: string },
): Promise<number> {
  const presentIdOf = presentIds(await deps.associations.list());
  const loans: LoanKey[] = [];
  for await (const loan of eachLoan(deps.ledger, { associationId })) loans.push(loan);
  const moved = await placeLoans(deps, loans, caller.subject, changeId);
  await settlePeople(deps, caller, presentIdOf, associationId);
  await settleCorrections(deps, presentIdOf, associationId);
  if (moved > 0) await keepSnapshot(deps);
  return moved;
}

async function settlePeople(
  deps: SettleDeps,
  { issuer, displayName: by }: Person,
  presentIdOf: PresentIdOf,
  associationId: string,
): Promise<void> {
  for (const person of await deps.people.list(issuer)) {
    const after = placedAt(presentIdOf, person);
    if (person.associationId !== associationId || person.listed === true || after === person) continue;
    const { role, displayName: whom } = person;
    const before = { role, associationId };
    const change = {
      kind: "changed",
      by,
      whom,
      before,
      after: { role, associationId: after.associationId },
    } as const;
    await deps.people.put(after, peopleChange(deps, change));
  }
}

async function settleCorrections(
  deps: SettleDeps,
  presentIdOf: PresentIdOf,
  associationId: string,
): Promise<void> {
  for (const state of correctionStates) {
    const found: CorrectionRequest[] = [];
    const pages = everyPage((limit, cursor) =>
      deps.corrections.list({ state, associationId }, limit, cursor),
    );
    for await (const request of pages) found.push(request);
    for (const { correctionId } of found) await settleCorrection(deps, presentIdOf, correctionId);
  }
}

/** One that the other association has open on the same loan keeps this one where it is. */
async function settleCorrection(
  { corrections }: SettleDeps,
  presentIdOf: PresentIdOf,
  correctionId: string,
): Promise<void> {
  for (let tries = 0; tries < triesMax; tries++) {
    const request = await corrections.get(correctionId);
    const after = request && placedAt(presentIdOf, request);
    if (request === undefined || after === undefined || after === request) return;
    const outcome = await corrections.write(
      { ...after, revision: request.revision + 1 },
      request.associationId,
    );
    if (outcome !== "moved") return;
  }
}
