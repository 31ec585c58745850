import * as z from "zod";
import { effectWarningCodes } from "#shared/domain/imports/effect-warning.ts";
import {
  holdings,
  type ImportCounts,
  type ImportRecord,
  type ImportUndo,
  importStates,
  progressStages,
  type UnderstoodSheet,
  unitSources,
} from "#shared/domain/imports/import-record.ts";
import { columnContents } from "#shared/domain/imports/reading/column-content.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { count, daySchema, instant, moneyUnit } from "#shared/records/base/kinds.ts";

export const understoodColumn = z.object({
  column: z.string(),
  header: z.string(),
  key: z.string(),
  field: z.string().nullable(),
  mappedBy: z.enum(["synonym", "decision"]).nullable(),
  holds: z.enum(columnContents),
  samples: z.array(z.string()),
  suggestion: z.string().optional(),
});

export const understoodSheet = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  headerRow: count,
  firstDataRow: count,
  amountUnit: moneyUnit,
  unitFrom: z.enum(unitSources),
  outstandingUnit: moneyUnit,
  outstandingUnitFrom: z.enum(unitSources),
  creditLineUnit: moneyUnit,
  fingerprint: z.string(),
  columns: z.array(understoodColumn),
  columnsLeftOut: count,
  missing: z.array(z.string()),
} satisfies Record<keyof UnderstoodSheet, z.ZodType>);

export const importCounts = z.object({
  read: count,
  new: count,
  changed: count,
  unchanged: count,
  refused: count,
  skipped: count,
  /** Rows of a bank's whole book whose borrowers are in no register; nothing of them is kept. */
  leftOut: count.optional(),
  /** Of new, changed and unchanged those whose association is not known. */
  unattributed: count.optional(),
} satisfies Record<keyof ImportCounts, z.ZodType>);

export const importUndo = z.object({
  by: z.string(),
  issuer: z.string().optional(),
  byName: z.string().optional(),
  reason: z.string(),
  askedAt: instant,
  undoneAt: instant.optional(),
  undoneCount: count,
  keptCount: count,
  /** The first of the loans that were left as they are, each with the import that has changed or confirmed it since. */
  kept: z.array(
    z.object({ loanNo: z.string(), changedBy: z.string(), confirmed: z.literal(true).optional() }),
  ),
  round: count.optional(),
  othersTold: z.literal(true).optional(),
  clearedAt: instant.optional(),
} satisfies Record<keyof ImportUndo, z.ZodType>);

/** An import as it is kept, where `fen` says what money is outside. */
export const importRecord = <Fen extends z.ZodType<bigint>>(fen: Fen) =>
  z.object({
    importId: z.string(),
    revision: z.int(),
    state: z.enum(importStates),
    fileName: z.string(),
    byteSize: count,
    sha256: z.string(),
    bankId: z.string(),
    branchIds: z.array(z.string()).optional(),
    announcedBy: z.string(),
    /** Names of staff, as they were called then. */
    announcedByName: z.string().optional(),
    announcedAt: instant,
    changedAt: instant,
    checkNo: count,
    /** How far the work of the state has come; a check without it is still reading the file. */
    progress: z
      .object({ stage: z.enum(progressStages).optional(), doneRows: count, totalRows: count })
      .optional(),
    counts: importCounts.optional(),
    effect: z
      .object({
        disbursedFenBefore: fen,
        disbursedFenAfter: fen,
        counted: z.object({ beforeFen: fen, afterFen: fen }).optional(),
      })
      .optional(),
    understood: z.array(understoodSheet).optional(),
    controlTotal: z.object({ fileFen: fen, readFen: fen, agrees: z.boolean() }).optional(),
    dataOn: daySchema.optional(),
    /** That there is no file: it was stated that there is nothing new of a month. */
    noNews: z.literal(true).optional(),
    notices: z
      .array(
        z.object({
          code: z.string(),
          message: z.string(),
          count: count.optional(),
          cells: z.array(z.string()).optional(),
        }),
      )
      .optional(),
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
    /** What of the effect is out of proportion and has to be acknowledged before the commit. */
    warnings: z.array(z.object({ code: z.enum(effectWarningCodes), message: z.string() })).optional(),
    /** What the liaison said once for sheets that have no column for it. */
    constants: z
      .array(z.object({ sheet: z.string().optional(), field: z.enum(constantFields), value: z.string() }))
      .optional(),
    /** What the file holds, and whether unique names of the registers count, where that was said. */
    holds: z.enum(holdings).optional(),
    acceptNames: z.boolean().optional(),
    typedTotal: z
      .object({
        count: count.optional(),
        amountFen: fen.optional(),
        readCount: count.optional(),
        readFen: fen.optional(),
        agrees: z.boolean().optional(),
      })
      .optional(),
    problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
    committedBy: z.string().optional(),
    committedAt: instant.optional(),
    commit: z
      .object({
        by: z.string(),
        byName: z.string().optional(),
        askedAt: instant.optional(),
        disbursedFenBefore: fen,
        acknowledged: z.array(z.string()).optional(),
      })
      .optional(),
    undo: importUndo.optional(),
    sentBack: z
      .object({ by: z.string(), byName: z.string().optional(), at: instant, reason: z.string() })
      .optional(),
  } satisfies Record<keyof ImportRecord, z.ZodType>);
