import * as z from "zod";
import { importStates } from "#shared/domain/import-record.ts";
import { entryKinds } from "#shared/domain/journal.ts";
import { loanFields } from "#shared/domain/loan.ts";
import { roles } from "#shared/domain/person.ts";
import { measureNames } from "#shared/domain/totals.ts";

/** A whole number that fits a JavaScript number, out of SQLite's bigint. */
export const whole = z.bigint().transform((value, context) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) context.addIssue("not a safe integer");
  return number;
});

const absentIfNull = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((value) => (value === null ? undefined : value));

/** A JSON column: its text parsed, then read by a schema. */
export const jsonText = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const decimal = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

export const loanRow = z.object({
  bank_id: z.string(),
  loan_no: z.string(),
  version: whole,
  facts: jsonText(z.partialRecord(z.enum(loanFields), z.string())),
  block_nos: jsonText(z.array(z.int())),
});

const entry = z.object({
  seq: z.int(),
  kind: z.enum(entryKinds),
  bankId: z.string(),
  loanNo: z.string(),
  version: z.int(),
  changes: z.array(
    z.object({ field: z.enum(loanFields), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  disbursedDeltaFen: decimal,
  outstandingDeltaFen: decimal,
  effectiveOn: z.string(),
  source: z.object({ sheet: z.string(), row: z.int() }),
});

export const blockRow = z.object({
  block_no: whole,
  previous_hash: z.string(),
  hash: z.string(),
  known_at: z.string(),
  known_by: z.string(),
  import_id: z.string(),
  entries: jsonText(z.array(entry)),
});

export const headRow = z.object({ block_no: whole, last_seq: whole, hash: z.string() });

export const markerRow = z.object({
  import_id: z.string(),
  start_row: whole,
  next_row: whole,
  outcomes: z.string(),
});

const measures = z.record(z.enum(measureNames), z.bigint());
export const totalRow = z
  .object({ key: z.string() })
  .loose()
  .transform(({ key, ...columns }) => ({ key, measures: measures.parse(columns) }));

const count = z.int().nonnegative();
const problem = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
const importRecord = z.object({
  importId: z.string(),
  revision: z.int(),
  state: z.enum(importStates),
  fileName: z.string(),
  byteSize: count,
  sha256: z.string(),
  bankId: z.string(),
  announcedBy: z.string(),
  announcedAt: z.string(),
  changedAt: z.string(),
  checkNo: count,
  progress: z.object({ doneRows: count, totalRows: count }).optional(),
  counts: z
    .object({ read: count, new: count, changed: count, unchanged: count, refused: count, skipped: count })
    .optional(),
  effect: z.object({ disbursedFenBefore: decimal, disbursedFenAfter: decimal }).optional(),
  understood: z
    .array(
      z.object({
        sheet: z.string(),
        headerRow: count,
        amountUnit: z.enum(["yuan", "wan"]),
        unitFrom: z.enum(["header", "title", "default"]),
        columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string().nullable() })),
      }),
    )
    .optional(),
  controlTotal: z.object({ fileFen: decimal, readFen: decimal, agrees: z.boolean() }).optional(),
  dataOn: z.string().optional(),
  notices: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  problem: problem.optional(),
  committedBy: z.string().optional(),
  committedAt: z.string().optional(),
  commit: z.object({ by: z.string(), disbursedFenBefore: decimal }).optional(),
});

export const importRow = z.object({ record: jsonText(importRecord) }).transform(({ record }) => record);

export const personRow = z
  .object({
    issuer: z.string(),
    subject: z.string(),
    display_name: z.string(),
    role: z.enum(roles),
    association_id: absentIfNull(z.string()),
    bank_id: absentIfNull(z.string()),
  })
  .transform(({ display_name, association_id, bank_id, ...rest }) => ({
    ...rest,
    displayName: display_name,
    associationId: association_id,
    bankId: bank_id,
  }));

export const associationRow = z
  .object({
    association_id: z.string(),
    name: z.string(),
    county_code: z.string(),
    social_credit_code: absentIfNull(z.string()),
    aliases: jsonText(z.array(z.string())),
    confirmed: z.bigint(),
  })
  .transform((row) => ({
    associationId: row.association_id,
    name: row.name,
    countyCode: row.county_code,
    socialCreditCode: row.social_credit_code,
    aliases: row.aliases,
    confirmed: row.confirmed === 1n,
  }));

export const reportRow = z
  .object({
    month: z.string(),
    revision: whole,
    published_at: z.string(),
    published_by: z.string(),
    sha256: z.string(),
    head_hash: z.string(),
  })
  .transform((row) => ({
    month: row.month,
    revision: row.revision,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    sha256: row.sha256,
    headHash: row.head_hash,
  }));
