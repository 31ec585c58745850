import * as z from "zod";
import { roles } from "#shared/domain/base/person.ts";
import { qualityClasses } from "#shared/domain/ledger/loan-measure.ts";
import { measureNames } from "#shared/domain/ledger/totals.ts";
import { readingKinds } from "#shared/domain/people/reading.ts";
import {
  memberRecord,
  poorHouseholdRecord,
  registerChangeRecord,
} from "#shared/records/associations/member-records.ts";
import { correctionRecord } from "#shared/records/corrections/correction-record.ts";
import { decisionRecord } from "#shared/records/imports/decision.ts";
import { journalEntry } from "#shared/records/ledger/journal.ts";
import { associationRecord, associationStay } from "#shared/records/people/association-record.ts";
import { entryLinkRecord, peopleChangeRecord } from "#shared/records/people/people-records.ts";
import { assessmentRecord } from "#shared/records/reports/assessment-record.ts";
import { mailingRecord } from "#shared/records/reports/report-records.ts";
import { accountSchema } from "../stored/account-schemas.ts";
import { factsTextsSchema } from "../stored/facts-texts.ts";
import { importRecordSchema } from "../stored/import-record-schema.ts";
import { decimal, jsonText } from "../stored/json-text.ts";
import { settingsVersionSchema } from "../stored/settings-schema.ts";

/** A whole number that fits a JavaScript number, out of SQLite's bigint. */
export const whole = z.bigint().transform((value, context) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) context.addIssue("not a safe integer");
  return number;
});

const absentIfNull = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((value) => (value === null ? undefined : value));

export const loanRow = z.object({
  bank_id: z.string(),
  loan_no: z.string(),
  version: whole,
  facts: jsonText(factsTextsSchema),
  block_nos: jsonText(z.array(z.int())),
});

export const groupSumRow = z
  .object({
    association_id: z.string(),
    bank_id: z.string(),
    branch: absentIfNull(z.string()),
    quality: absentIfNull(z.enum(qualityClasses)),
    loan_count: whole,
    overdue_count: whole,
    disbursed_fen: z.bigint(),
    outstanding_fen: z.bigint(),
    credit_line_fen: z.bigint(),
  })
  .transform((row) => ({
    associationId: row.association_id,
    bankId: row.bank_id,
    branch: row.branch,
    quality: row.quality,
    loanCount: row.loan_count,
    overdueCount: row.overdue_count,
    disbursedFen: row.disbursed_fen,
    outstandingFen: row.outstanding_fen,
    creditLineFen: row.credit_line_fen,
  }));

export const standingRow = z.object({
  bank_id: z.string(),
  loan_no: z.string(),
  version: whole,
  undone: whole,
});

export const undoneLoanRow = z.object({
  bank_id: z.string(),
  loan_no: z.string(),
  version: whole,
  block_nos: jsonText(z.array(z.int())),
});

export const blockRow = z.object({
  block_no: whole,
  previous_hash: z.string(),
  hash: z.string(),
  known_at: z.string(),
  known_by: z.string(),
  import_id: z.string(),
  entries: jsonText(z.array(journalEntry(decimal))),
});

export const headRow = z.object({ block_no: whole, last_seq: whole, hash: z.string() });

export const markerRow = z.object({
  import_id: z.string(),
  start_row: whole,
  next_row: whole,
  outcomes: z.string(),
  block_no: absentIfNull(whole),
  after_block_no: absentIfNull(whole),
});

const measures = z.record(z.enum(measureNames), z.bigint());
export const totalRow = z
  .object({ key: z.string() })
  .loose()
  .transform(({ key, ...columns }) => ({ key, measures: measures.parse(columns) }));

export const importRow = z.object({ record: jsonText(importRecordSchema) }).transform(({ record }) => record);

export const decisionRow = z.object({ record: jsonText(decisionRecord) }).transform(({ record }) => record);

export const readingRow = z
  .object({
    association_id: z.string(),
    read_at: z.string(),
    reader_key: z.string(),
    reader_name: z.string(),
    reader_role: z.enum(roles),
    kind: z.enum(readingKinds),
    loan_no: absentIfNull(z.string()),
  })
  .transform((row) => ({
    associationId: row.association_id,
    readAt: row.read_at,
    readerKey: row.reader_key,
    readerName: row.reader_name,
    readerRole: row.reader_role,
    kind: row.kind,
    loanNo: row.loan_no,
  }));

export const settingsRow = z
  .object({ record: jsonText(settingsVersionSchema) })
  .transform(({ record }) => record);

export const correctionRow = z
  .object({ record: jsonText(correctionRecord) })
  .transform(({ record }) => record);

export const changedAtRow = z.object({ changed_at: z.string() }).transform(({ changed_at }) => changed_at);
export const assessmentRow = z
  .object({ record: jsonText(assessmentRecord) })
  .transform(({ record }) => record);
export const mailingRow = z.object({ record: jsonText(mailingRecord) }).transform(({ record }) => record);

export const memberRow = z.object({ record: jsonText(memberRecord) }).transform(({ record }) => record);
export const poorHouseholdRow = z
  .object({ record: jsonText(poorHouseholdRecord) })
  .transform(({ record }) => record);
export const registerChangeRow = z
  .object({ record: jsonText(registerChangeRecord) })
  .transform(({ record }) => record);

export const personRow = z
  .object({
    issuer: z.string(),
    subject: z.string(),
    display_name: z.string(),
    role: z.enum(roles),
    association_id: absentIfNull(z.string()),
    association_origin: absentIfNull(z.string()),
    bank_id: absentIfNull(z.string()),
    branch_ids: absentIfNull(jsonText(z.array(z.string()))),
    county_code: absentIfNull(z.string()),
    read_only: z.bigint(),
    locked: z.bigint(),
  })
  .transform(
    ({
      display_name,
      association_id,
      association_origin,
      bank_id,
      branch_ids,
      county_code,
      read_only,
      locked,
      ...rest
    }) => ({
      ...rest,
      displayName: display_name,
      associationId: association_id,
      ...(association_origin !== undefined && { associationOrigin: association_origin }),
      bankId: bank_id,
      ...(branch_ids !== undefined && { branchIds: branch_ids }),
      ...(county_code !== undefined && { countyCode: county_code }),
      ...(read_only === 1n && { readOnly: true }),
      ...(locked === 1n && { locked: true }),
    }),
  );

export const peopleChangeRow = z
  .object({ record: jsonText(peopleChangeRecord) })
  .transform(({ record }) => record);

export const countRow = z.object({ count: whole });

export const accountRow = z.object({ record: jsonText(accountSchema) }).transform(({ record }) => record);

/** An account whose record is gone with its owner, or not. */
export const carriedAccountRow = z
  .object({ subject: z.string(), record: absentIfNull(z.string()) })
  .transform(({ subject, record }) => ({
    subject,
    account: record === undefined ? undefined : accountRow.parse({ record }),
  }));

export const keyMarkRow = z.object({ mark: z.string() }).transform(({ mark }) => mark);

export const issuerRow = z.object({ issuer: z.string() }).transform(({ issuer }) => issuer);

export const entryLinkRow = z.object({ record: jsonText(entryLinkRecord) }).transform(({ record }) => record);

export const sessionRow = z
  .object({ secret_hash: z.string(), signed_in_at: z.string(), password_set_at: z.string().nullable() })
  .transform((row) => ({
    secretHash: row.secret_hash,
    signedInAt: row.signed_in_at,
    passwordSetAt: row.password_set_at ?? undefined,
  }));

export const signInTriesRow = z
  .object({ wrong: whole, locked_until_ms: whole })
  .transform((row) => ({ wrong: row.wrong, lockedUntilMs: row.locked_until_ms }));

/** What an association has besides the columns of its row; earlier versions did not keep it. */
const associationMore = associationRecord.pick({
  township: true,
  contactName: true,
  contactPhone: true,
  closedOn: true,
  mergedInto: true,
  revision: true,
  versions: true,
});

export const associationRow = z
  .object({
    association_id: z.string(),
    name: z.string(),
    county_code: z.string(),
    social_credit_code: absentIfNull(z.string()),
    aliases: jsonText(z.array(z.string())),
    confirmed: z.bigint(),
    taken_in_at: absentIfNull(z.string()),
    withdrawn_at: absentIfNull(z.string()),
    before: absentIfNull(jsonText(z.array(associationStay))),
    more: absentIfNull(jsonText(associationMore)),
  })
  .transform((row) => ({
    associationId: row.association_id,
    name: row.name,
    countyCode: row.county_code,
    socialCreditCode: row.social_credit_code,
    aliases: row.aliases,
    confirmed: row.confirmed === 1n,
    takenInAt: row.taken_in_at,
    withdrawnAt: row.withdrawn_at,
    before: row.before,
    ...row.more,
  }));

export const reportRow = z
  .object({
    month: z.string(),
    revision: whole,
    published_at: z.string(),
    published_by: z.string(),
    sha256: z.string(),
    head_hash: z.string(),
    provisional: whole.nullable(),
  })
  .transform((row) => ({
    month: row.month,
    revision: row.revision,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    sha256: row.sha256,
    headHash: row.head_hash,
    ...(row.provisional === null ? {} : { provisional: true as const }),
  }));
