import * as z from "zod";
import type { BackupListName, BackupLists } from "#shared/ports/backup.ts";
import {
  memberRecord,
  poorHouseholdRecord,
  registerChangeRecord,
} from "#shared/records/associations/member-records.ts";
import { correctionRecord } from "#shared/records/corrections/correction-record.ts";
import { decisionRecord } from "#shared/records/imports/decision.ts";
import { journalBlock } from "#shared/records/ledger/journal.ts";
import { associationRecord } from "#shared/records/people/association-record.ts";
import {
  entryLinkRecord,
  peopleChangeRecord,
  personRecord,
  readingRecord,
} from "#shared/records/people/people-records.ts";
import { assessmentRecord } from "#shared/records/reports/assessment-record.ts";
import { mailingRecord, reportRecord } from "#shared/records/reports/report-records.ts";
import { accountSchema } from "../stored/account-schemas.ts";
import { importRecordSchema } from "../stored/import-record-schema.ts";
import { decimal } from "../stored/json-text.ts";
import { settingsVersionSchema } from "../stored/settings-schema.ts";

const posting = z.object({
  marker: z.object({
    importId: z.string(),
    startRow: z.int(),
    nextRow: z.int(),
    outcomes: z.string(),
    blockNo: z.int().optional(),
    afterBlockNo: z.int().optional(),
  }),
  block: journalBlock(decimal).optional(),
});

/** What a line of each list of a backup says. */
export const recordSchemas: { [L in BackupListName]: z.ZodType<BackupLists[L]> } = {
  associations: associationRecord,
  members: memberRecord,
  "poor-households": poorHouseholdRecord,
  "register-changes": registerChangeRecord,
  settings: settingsVersionSchema,
  people: personRecord,
  "people-changes": z.object({ issuer: z.string(), change: peopleChangeRecord }),
  imports: importRecordSchema,
  decisions: decisionRecord,
  corrections: correctionRecord,
  postings: posting,
  reports: reportRecord,
  mailings: mailingRecord,
  assessments: assessmentRecord,
  readings: readingRecord,
  accounts: z.object({ subject: z.string(), account: accountSchema.optional() }),
  "entry-links": entryLinkRecord,
};
