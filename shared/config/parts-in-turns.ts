import type { SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createTurns } from "#shared/adapters/system/taking-turns.ts";
import type { Store } from "#shared/ports/store.ts";

/** The parts of a store that the use cases use directly, in turns: people may also come from the programme's file. */
export function partsInTurns(store: SqliteStore): Omit<Store, "people"> {
  const { call, port } = createTurns();
  return {
    ledger: port(store.ledger),
    snapshots: port(store.snapshots),
    imports: port(store.imports),
    decisions: port(store.decisions),
    corrections: port(store.corrections),
    associations: port(store.associations),
    members: port(store.members),
    poorHouseholds: port(store.poorHouseholds),
    registerChanges: port(store.registerChanges),
    reports: port(store.reports),
    settings: port(store.settings),
    readings: port(store.readings),
    mailings: port(store.mailings),
    assessments: port(store.assessments),
    keyMark: port(store.keyMark),
    storeCheck: call(store.storeCheck),
  };
}
