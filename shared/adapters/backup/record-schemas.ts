import * as z from "zod";
import type { BackupListName, BackupLists } from "#shared/ports/backup.ts";
import { decisionRecord } from "#shared/records/imports/decision.ts";
import { journalBlock } from "#shared/records/ledger/journal.ts";
import {
  entryLinkRecord,
  peopleChangeRecord,
  personRecord,
  readingRecord,
} from "#shared/records/people/people-records.ts";
import { mailingRecord, reportRecord } from "#shared/records/reports/report-records.ts";
import { accountSchema } from "../stored/account-schemas.ts";
import { correctionSchema } from "../stored/correction-schema.ts";
import { importRecordSchema } from "../stored/import-record-schema.ts";
import { decimal } from "../stored/json-text.ts";
import { memberSchema, poorHouseholdSchema, registerChangeSchema } from "../stored/member-schemas.ts";
import { associationSchema } from "../stored/register-schemas.ts";
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
  associations: associationSchema,
  members: memberSchema,
  "poor-households": poorHouseholdSchema,
  "register-changes": registerChangeSchema,
  settings: settingsVersionSchema,
  people: personRecord,
  "people-changes": z.object({ issuer: z.string(), change: peopleChangeRecord }),
  imports: importRecordSchema,
  decisions: decisionRecord,
  corrections: correctionSchema,
  postings: posting,
  reports: reportRecord,
  mailings: mailingRecord,
  readings: readingRecord,
  accounts: z.object({ subject: z.string(), account: accountSchema.optional() }),
  "entry-links": entryLinkRecord,
};
