import { everyPage } from "#shared/app/base/every-page.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { correctionStates } from "#shared/domain/corrections/correction-request.ts";
import type { DecisionKind } from "#shared/domain/imports/decision.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import { hourOf, type Reading } from "#shared/domain/people/reading.ts";
import type { BackupListName, BackupLists, Installation } from "#shared/ports/backup.ts";
import { backupPostings } from "./backup-postings.ts";
import { memberVersions, poorHouseholdVersions } from "./backup-registers.ts";

const decisionKinds = ["columns", "value", "answer", "holds"] as const satisfies readonly DecisionKind[];

/** An hour before all others. */
const firstHour = "0000-01-01T00";

/** Every list of an installation, each in an order that is the same in every store; postings up to a head. */
export function backupLists(
  { store, issuers, embedded }: Installation,
  head: JournalHead,
): { [L in BackupListName]: () => AsyncIterable<BackupLists[L]> } {
  const { associations, settings, people, imports, corrections, reports, mailings, assessments } = store;
  return {
    associations: () => each(associations.listEver),
    members: () => memberVersions(store),
    "poor-households": () => poorHouseholdVersions(store),
    "register-changes": () => everyPage(store.registerChanges.list),
    settings: () => everyPage(settings.list),
    async *people() {
      for (const issuer of issuers) yield* await people.list(issuer);
    },
    async *"people-changes"() {
      for (const issuer of issuers) {
        const changes = everyPage((limit, cursor) => people.changes([issuer], limit, cursor));
        for await (const change of changes) yield { issuer, change };
      }
    },
    imports: () => everyPage(imports.list),
    decisions: () => decisionsOf(store),
    async *corrections() {
      for (const state of correctionStates)
        yield* everyPage((limit, cursor) => corrections.list({ state }, limit, cursor));
    },
    postings: () => backupPostings(store, head),
    reports: () => each(reports.list),
    mailings: () => each(mailings.list),
    assessments: () => each(assessments.list),
    readings: () => readingsOf(store),
    accounts: () => each(embedded?.accounts.carried ?? nothing),
    "entry-links": () => each(embedded?.entryLinks.list ?? nothing),
  };
}

async function* each<T>(read: () => Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await read();
}

async function nothing(): Promise<[]> {
  return [];
}

/** Decisions come from imports, so that their banks are known. */
async function* decisionsOf({
  imports,
  decisions,
}: Installation["store"]): AsyncGenerator<BackupLists["decisions"]> {
  const banks = new Set<string>();
  for await (const { bankId } of everyPage(imports.list)) banks.add(bankId);
  for (const bankId of [...banks].sort()) {
    for (const kind of decisionKinds)
      yield* everyPage((limit, cursor) => decisions.list(bankId, kind, limit, cursor));
  }
}

/** Readings have no order within an hour: they are sorted here. */
async function* readingsOf({ associations, readings }: Installation["store"]): AsyncGenerator<Reading> {
  for (const { associationId } of await associations.listEver()) {
    let ofHour: Reading[] = [];
    for await (const reading of everyPage((limit, cursor) =>
      readings.list(associationId, firstHour, limit, cursor),
    )) {
      if (ofHour[0] !== undefined && hourOf(ofHour[0].readAt) !== hourOf(reading.readAt)) {
        yield* sorted(ofHour);
        ofHour = [];
      }
      ofHour.push(reading);
    }
    yield* sorted(ofHour);
  }
}

function sorted(readings: readonly Reading[]): Reading[] {
  const sortText = ({ readAt, readerKey, kind, loanNo }: Reading) =>
    [readAt, readerKey, kind, loanNo ?? ""].join(" ");
  return readings.toSorted((a, b) => textOrder(sortText(a), sortText(b)));
}
