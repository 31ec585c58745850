import type { Store } from "#shared/ports/store.ts";
import { createDynamoAssociationRegister } from "./dynamo-association-register.ts";
import { createDynamoCorrectionRegister } from "./dynamo-correction-register.ts";
import { createDynamoDecisionRegister } from "./dynamo-decision-register.ts";
import { createDynamoImportRegister } from "./dynamo-import-register.ts";
import { createDynamoKeyMark } from "./dynamo-key-mark.ts";
import { createDynamoLedger } from "./dynamo-ledger.ts";
import { createDynamoMailingRegister } from "./dynamo-mailing-register.ts";
import { createDynamoPeopleRegister } from "./dynamo-people-register.ts";
import { createDynamoReadingLog } from "./dynamo-reading-log.ts";
import { createDynamoReportArchive } from "./dynamo-report-archive.ts";
import { createDynamoSettingsRegister } from "./dynamo-settings-register.ts";
import { createDynamoSnapshotShelf } from "./dynamo-snapshot-shelf.ts";
import { openTable, type TableSource } from "./table.ts";

/** The store in one DynamoDB table, which must exist (`table-definition.ts` says how it is made). */
export function createDynamoStore(source: TableSource): Store {
  const table = openTable(source);
  return {
    ledger: createDynamoLedger(table),
    snapshots: createDynamoSnapshotShelf(table),
    decisions: createDynamoDecisionRegister(table),
    corrections: createDynamoCorrectionRegister(table),
    imports: createDynamoImportRegister(table),
    people: createDynamoPeopleRegister(table),
    associations: createDynamoAssociationRegister(table),
    reports: createDynamoReportArchive(table),
    readings: createDynamoReadingLog(table),
    settings: createDynamoSettingsRegister(table),
    mailings: createDynamoMailingRegister(table),
    keyMark: createDynamoKeyMark(table),
    storeCheck: async () => "sound",
  };
}
