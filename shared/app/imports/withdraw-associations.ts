import { everyPage } from "#shared/app/base/every-page.ts";
import { type ImportRecord, isStanding } from "#shared/domain/imports/import-record.ts";
import { associationKey } from "#shared/domain/ledger/totals.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { planPageSize } from "#shared/ports/imports/import-archive.ts";
import { readKeptPlanPage } from "./kept-plan-page.ts";

type WithdrawDeps = Pick<
  Deps,
  "associations" | "importArchive" | "imports" | "ledger" | "people" | "programme" | "now"
>;

/**
 * Removes associations that only undone imports brought: unconfirmed, without loans or people, not on the programme's
 * list and named by no import in force. `record` was undone last.
 */
export async function withdrawAssociations(deps: WithdrawDeps, record: ImportRecord): Promise<void> {
  const brought = new Set<string>();
  let since = record.announcedAt;
  for await (const other of everyPage(deps.imports.list)) {
    if (other.undo === undefined) continue;
    if (other.announcedAt < since) since = other.announcedAt;
    for (const associationId of await broughtBy(deps, other)) brought.add(associationId);
  }
  const listed = new Set(deps.programme.associations.map(({ name }) => associationNameKey(name)));
  const candidates = new Set<string>();
  for (const { associationId, name, confirmed } of await deps.associations.list()) {
    if (!brought.has(associationId) || confirmed || listed.has(associationNameKey(name))) continue;
    if (!(await hasLoans(deps, associationId))) candidates.add(associationId);
  }
  if (candidates.size === 0) return;
  for (const associationId of await withPeople(deps, record)) candidates.delete(associationId);
  for await (const other of everyPage(deps.imports.list)) {
    if (candidates.size === 0) return;
    if (!isStanding(other)) continue;
    for await (const associationId of namedBy(deps, other, since)) candidates.delete(associationId);
  }
  await deps.associations.withdraw([...candidates], deps.now());
}

/** Puts associations that were withdrawn, and that have loans all the same or again, on the list again. */
export async function takeInWithLoans(deps: Pick<Deps, "associations" | "ledger" | "now">): Promise<void> {
  const missed: Association[] = [];
  for (const { withdrawnAt, before: _, ...association } of await deps.associations.listEver()) {
    if (withdrawnAt !== undefined && (await hasLoans(deps, association.associationId)))
      missed.push({ ...association, takenInAt: deps.now() });
  }
  if (missed.length > 0) await deps.associations.takeIn(missed);
}

async function broughtBy(deps: Pick<Deps, "importArchive">, record: ImportRecord): Promise<string[]> {
  const { importId, checkNo } = record;
  const found = await deps.importArchive.newAssociations(record);
  const associations =
    found.length > 0 ? found : await deps.importArchive.newAssociations({ importId, checkNo: checkNo - 1 });
  return associations.map(({ associationId }) => associationId);
}

/**
 * The associations of an import's rows, some of them many times. One that was committed before any of them was brought
 * can have named those only that it brought itself.
 */
async function* namedBy(
  deps: Pick<Deps, "importArchive">,
  record: ImportRecord,
  since: string,
): AsyncGenerator<string> {
  yield* await broughtBy(deps, record);
  if (record.committedAt !== undefined && record.committedAt < since) return;
  for (let page = 0; ; page++) {
    const rows = await readKeptPlanPage(deps, record, page);
    for (const { told, presumed } of rows) {
      const named = told.associationId ?? presumed?.associationId;
      if (named !== undefined) yield named;
    }
    if (rows.length < planPageSize) return;
  }
}

async function hasLoans({ ledger }: Pick<Deps, "ledger">, associationId: string): Promise<boolean> {
  const key = associationKey(associationId);
  const totals = await ledger.totals(key);
  return totals.some((total) => total.key === key && total.measures.loanCount > 0n);
}

async function withPeople({ people }: Pick<Deps, "people">, { undo }: ImportRecord): Promise<string[]> {
  if (undo?.issuer === undefined) return [];
  return (await people.list(undo.issuer)).flatMap(({ associationId }) => associationId ?? []);
}
