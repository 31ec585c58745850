import * as z from "zod";
import { holdings, importStates, progressStages, unitSources } from "#shared/domain/imports/import-record.ts";
import { columnContents } from "#shared/domain/imports/reading/column-content.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { decimal } from "./json-text.ts";

const count = z.int().nonnegative();
const moneyUnit = z.enum(["yuan", "wan"]);
/** What an earlier version stored lacks the later properties: they are then as good as empty. */
const understoodColumn = z.object({
  column: z.string(),
  header: z.string(),
  key: z.string().default(""),
  field: z.string().nullable(),
  mappedBy: z.enum(["synonym", "decision"]).nullable().default(null),
  holds: z.enum(columnContents).default("text"),
  samples: z.array(z.string()).default([]),
  suggestion: z.string().optional(),
});
const understoodSheet = z.object({
  sheet: z.string(),
  hidden: z.boolean().default(false),
  headerRow: count,
  firstDataRow: count.default(0),
  amountUnit: moneyUnit,
  unitFrom: z.enum(unitSources),
  outstandingUnit: moneyUnit.default("yuan"),
  outstandingUnitFrom: z.enum(unitSources).default("default"),
  creditLineUnit: moneyUnit.default("yuan"),
  fingerprint: z.string().default(""),
  columns: z.array(understoodColumn),
  columnsLeftOut: count.default(0),
  missing: z.array(z.string()).default([]),
});
const notice = z.object({
  code: z.string(),
  message: z.string(),
  count: count.optional(),
  cells: z.array(z.string()).optional(),
});

/** An import as it is stored in JSON. */
export const importRecordSchema = z.object({
  importId: z.string(),
  revision: z.int(),
  state: z.enum(importStates),
  fileName: z.string(),
  byteSize: count,
  sha256: z.string(),
  bankId: z.string(),
  announcedBy: z.string(),
  announcedByName: z.string().optional(),
  announcedAt: z.string(),
  changedAt: z.string(),
  checkNo: count,
  progress: z
    .object({ stage: z.enum(progressStages).optional(), doneRows: count, totalRows: count })
    .optional(),
  counts: z
    .object({
      read: count,
      new: count,
      changed: count,
      unchanged: count,
      refused: count,
      skipped: count,
      leftOut: count.optional(),
      unattributed: count.optional(),
    })
    .optional(),
  effect: z
    .object({
      disbursedFenBefore: decimal,
      disbursedFenAfter: decimal,
      counted: z.object({ beforeFen: decimal, afterFen: decimal }).optional(),
    })
    .optional(),
  understood: z.array(understoodSheet).optional(),
  controlTotal: z.object({ fileFen: decimal, readFen: decimal, agrees: z.boolean() }).optional(),
  dataOn: z.string().optional(),
  notices: z.array(notice).optional(),
  unknownValues: z
    .array(
      z.object({
        field: z.enum(dictionaryFields),
        value: z.string(),
        key: z.string(),
        rows: count,
        heldUp: count,
        firstCell: z.string(),
      }),
    )
    .optional(),
  questions: z
    .object({ asked: count, answered: count, leftOut: count, holding: count.optional() })
    .optional(),
  constants: z
    .array(z.object({ sheet: z.string().optional(), field: z.enum(constantFields), value: z.string() }))
    .optional(),
  holds: z.enum(holdings).optional(),
  acceptNames: z.boolean().optional(),
  typedTotal: z
    .object({
      count: count.optional(),
      amountFen: decimal.optional(),
      readCount: count.optional(),
      readFen: decimal.optional(),
      agrees: z.boolean().optional(),
    })
    .optional(),
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
  committedBy: z.string().optional(),
  committedAt: z.string().optional(),
  commit: z
    .object({
      by: z.string(),
      byName: z.string().optional(),
      askedAt: z.string().optional(),
      disbursedFenBefore: decimal,
    })
    .optional(),
  undo: z
    .object({
      by: z.string(),
      issuer: z.string().optional(),
      byName: z.string().optional(),
      reason: z.string(),
      askedAt: z.string(),
      undoneAt: z.string().optional(),
      undoneCount: count,
      keptCount: count,
      kept: z.array(
        z.object({ loanNo: z.string(), changedBy: z.string(), confirmed: z.literal(true).optional() }),
      ),
      round: count.optional(),
      othersTold: z.literal(true).optional(),
      clearedAt: z.string().optional(),
    })
    .optional(),
  sentBack: z
    .object({ by: z.string(), byName: z.string().optional(), at: z.string(), reason: z.string() })
    .optional(),
});
