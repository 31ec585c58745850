import type { Store } from "#shared/ports/store.ts";
import { createDynamoAccessLog } from "./dynamo-access-log.ts";
import { createDynamoAssessmentRepository } from "./dynamo-assessment-repository.ts";
import { createDynamoAssociationRepository } from "./dynamo-association-repository.ts";
import { createDynamoCorrectionRepository } from "./dynamo-correction-repository.ts";
import { createDynamoDecisionRepository } from "./dynamo-decision-repository.ts";
import { createDynamoImportRepository } from "./dynamo-import-repository.ts";
import { createDynamoKeyMark } from "./dynamo-key-mark.ts";
import { createDynamoLedger } from "./dynamo-ledger.ts";
import { createDynamoMailingRepository } from "./dynamo-mailing-repository.ts";
import { createDynamoMemberRepository } from "./dynamo-member-repository.ts";
import { createDynamoPeopleRepository } from "./dynamo-people-repository.ts";
import { createDynamoPoorHouseholdRepository } from "./dynamo-poor-household-repository.ts";
import { createDynamoRegisterChangeRepository } from "./dynamo-register-change-repository.ts";
import { createDynamoReportArchive } from "./dynamo-report-archive.ts";
import { createDynamoSettingsRepository } from "./dynamo-settings-repository.ts";
import { createDynamoSnapshotStore } from "./dynamo-snapshot-store.ts";
import { openTable, type TableSource } from "./table.ts";

/** The store in one DynamoDB table, which must exist (`table-definition.ts` says how it is made). */
export function createDynamoStore(source: TableSource): Store {
  const table = openTable(source);
  return {
    ledger: createDynamoLedger(table),
    snapshots: createDynamoSnapshotStore(table),
    decisions: createDynamoDecisionRepository(table),
    corrections: createDynamoCorrectionRepository(table),
    imports: createDynamoImportRepository(table),
    people: createDynamoPeopleRepository(table),
    associations: createDynamoAssociationRepository(table),
    members: createDynamoMemberRepository(table),
    poorHouseholds: createDynamoPoorHouseholdRepository(table),
    registerChanges: createDynamoRegisterChangeRepository(table),
    reports: createDynamoReportArchive(table),
    readings: createDynamoAccessLog(table),
    settings: createDynamoSettingsRepository(table),
    mailings: createDynamoMailingRepository(table),
    assessments: createDynamoAssessmentRepository(table),
    keyMark: createDynamoKeyMark(table),
    storeCheck: async () => "sound",
  };
}
