import * as z from "zod";
import {
  count,
  daySchema,
  fenSchema,
  instant,
  pageQuery,
  wholeCount,
} from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { holdings, importStates, progressStages, unitSources } from "#shared/domain/imports/import-record.ts";
import { questionCodes } from "#shared/domain/imports/questions/question.ts";
import { columnContents } from "#shared/domain/imports/reading/column-content.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const announceBody = z.object({
  fileName: z.string().trim().min(1).max(wireLimits.fileNameLengthMax),
  byteSize: z.int().nonnegative(),
  sha256,
  /** What the liaison expects of the file: how many loans, and what they come to. */
  typedTotal: z.object({ count: count.optional(), amountFen: wholeCount.optional() }).optional(),
});

export const reasonBody = z.object({ reason: z.string().trim().min(1).max(reasonLengthMax) });

const undoSchema = z.object({
  by: z.string(),
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
});

const moneyUnit = z.enum(["yuan", "wan"]);
const understoodSheet = z.object({
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
  columns: z.array(
    z.object({
      column: z.string(),
      header: z.string(),
      key: z.string(),
      field: z.string().nullable(),
      mappedBy: z.enum(["synonym", "decision"]).nullable(),
      holds: z.enum(columnContents),
      samples: z.array(z.string()),
      suggestion: z.string().optional(),
    }),
  ),
  columnsLeftOut: count,
  missing: z.array(z.string()),
});
const notice = z.object({
  code: z.string(),
  message: z.string(),
  count: count.optional(),
  cells: z.array(z.string()).optional(),
});

const shortText = z.string().min(1).max(wireLimits.headerLengthMax);
const tableConstant = z.object({
  sheet: shortText.optional(),
  field: z.enum(constantFields),
  value: shortText,
});

export const importSchema = z.object({
  importId: z.string(),
  state: z.enum(importStates),
  stateName: z.string(),
  /** Given while the programme's rule of four eyes asks for another person than the announcer. */
  waitsFor: z.literal("second-person").optional(),
  /** Whether the caller announced it, and whether the caller had it committed. */
  mine: z.boolean(),
  committedByMe: z.boolean(),
  fileName: z.string(),
  byteSize: count,
  sha256: z.string(),
  announcedAt: instant,
  /** Names of staff, as they were called then. */
  announcedByName: z.string().optional(),
  committedByName: z.string().optional(),
  commitAskedAt: instant.optional(),
  changedAt: instant,
  committedAt: instant.optional(),
  /** How far the work of the state has come; a check that has not told yet is reading the file. */
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
      /** Rows of a bank's whole book whose borrowers are in no register, of which nothing is kept. */
      leftOut: count,
      /** Of new, changed and unchanged those whose association is not known. */
      unattributed: count,
    })
    .optional(),
  effect: z
    .object({
      disbursedFenBefore: fenSchema,
      disbursedFenAfter: fenSchema,
      percentOfGoalBefore: z.number(),
      percentOfGoalAfter: z.number(),
    })
    .optional(),
  understood: z.array(understoodSheet).optional(),
  /** What the liaison said once for sheets that have no column for it. */
  constants: z.array(tableConstant).optional(),
  controlTotal: z.object({ fileFen: fenSchema, readFen: fenSchema, agrees: z.boolean() }).optional(),
  dataOn: daySchema.optional(),
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
  /** What the file holds, and whether unique names of the registers count, where that was said. */
  holds: z.enum(holdings).optional(),
  acceptNames: z.boolean().optional(),
  typedTotal: z
    .object({
      count: count.optional(),
      amountFen: fenSchema.optional(),
      readCount: count.optional(),
      readFen: fenSchema.optional(),
      agrees: z.boolean().optional(),
    })
    .optional(),
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
  undo: undoSchema.optional(),
  sentBack: z
    .object({ by: z.string(), byName: z.string().optional(), at: instant, reason: z.string() })
    .optional(),
});

/** The answer to a commit: `repeated` when somebody had asked before, so that nothing more was done. */
export const committedSchema = importSchema.extend({ repeated: z.boolean() });

export const announcedSchema = z.object({
  importId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

export const importsQuery = z.object({
  ...pageQuery,
  state: z.enum(importStates).optional(),
  /** Of this file only. */
  sha256: sha256.optional(),
});

const filterText = z.string().trim().min(1).max(wireLimits.headerLengthMax);

/** Which rows are wanted: all filters that are given hold at once. */
export const rowsQuery = z.object({
  ...pageQuery,
  outcome: z.enum(rowOutcomes).optional(),
  sheet: filterText.optional(),
  /** Rows whose loan number contains this. */
  loanNo: filterText.optional(),
  /** Rows that change this field of their loan. */
  field: z.enum(loanFields).optional(),
  /** Rows that have a reason of this code, and of this column where one is given beside it. */
  code: filterText.optional(),
  column: filterText.optional(),
});

/** How many rows there are of each kind that a filter can ask for. */
export const rowsSummarySchema = z.object({
  sheets: z.array(
    z.object({
      sheet: z.string(),
      new: count,
      changed: count,
      unchanged: count,
      refused: count,
      skipped: count,
    }),
  ),
  fields: z.array(z.object({ field: z.enum(loanFields), name: z.string(), rows: count })),
  reasons: z.array(
    z.object({
      code: z.string(),
      column: z.string(),
      message: z.string(),
      remedy: z.string(),
      rows: count,
      firstCell: z.string(),
    }),
  ),
  reasonsLeftOut: count,
});

export const rowAnswerSchema = z.object({
  sheet: z.string(),
  row: count,
  outcome: z.enum(rowOutcomes),
  loanNo: z.string().optional(),
  amountFen: fenSchema.optional(),
  /** What a row that stands for no loan is. */
  skippedName: z.string().optional(),
  reasons: z.array(
    z.object({
      cell: z.string(),
      column: z.string(),
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
      value: z.string(),
    }),
  ),
  changes: z
    .array(
      z.object({
        field: z.string(),
        name: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .optional(),
});

export const mappingBody = z
  .object({
    columns: z
      .array(
        z.object({
          fingerprint: z.string().min(1).max(wireLimits.fingerprintLengthMax),
          columns: z
            .array(z.object({ column: shortText, field: z.enum(columnFields).nullable() }))
            .max(wireLimits.mappedColumnsMax),
          amountUnit: moneyUnit.optional(),
        }),
      )
      .max(wireLimits.mappedSheetsMax)
      .default([]),
    values: z
      .array(z.object({ field: z.enum(dictionaryFields), value: shortText, meaning: shortText }))
      .max(wireLimits.mappedValuesMax)
      .default([]),
    /** What is said once for a sheet of this file, or for all of them, and stands in no column. */
    constants: z.array(tableConstant).max(wireLimits.mappedConstantsMax).default([]),
    /** What files under these headers hold: asked once for the bank and its headers. */
    holds: z.enum(holdings).optional(),
    /** Whether borrowers without an identity number may be told by names that are unique in the registers. */
    acceptNames: z.boolean().optional(),
  })
  .refine(
    ({ columns, values, constants, holds, acceptNames }) =>
      columns.length + values.length + constants.length > 0 ||
      holds !== undefined ||
      acceptNames !== undefined,
    { path: ["columns"] },
  );

export const answersBody = z.object({
  questionIds: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(wireLimits.pageSizeMax),
  reason: z.string().trim().min(1).max(reasonLengthMax),
});

export const questionSchema = z.object({
  questionId: z.string(),
  code: z.enum(questionCodes),
  codeName: z.string(),
  loanNo: z.string(),
  sheet: z.string().optional(),
  row: count.optional(),
  message: z.string(),
  answer: z.object({ reason: z.string(), by: z.string(), at: instant }).optional(),
});

export const decisionsQuery = z.object({
  ...pageQuery,
  kind: z.enum(["columns", "value", "answer", "holds"]),
});

const settling = {
  matter: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("columns"),
      fingerprint: z.string(),
      columns: z.array(z.object({ column: z.string(), field: z.enum(columnFields).nullable() })),
      amountUnit: moneyUnit.optional(),
    }),
    z.object({
      kind: z.literal("value"),
      field: z.enum(dictionaryFields),
      value: z.string(),
      meaning: z.string(),
    }),
    z.object({ kind: z.literal("holds"), fingerprint: z.string(), holds: z.enum(holdings) }),
    z.object({
      kind: z.literal("answer"),
      code: z.enum(questionCodes),
      loanNo: z.string(),
      reason: z.string(),
    }),
  ]),
  decidedBy: z.string(),
  decidedAt: instant,
  importId: z.string(),
  /** Given for one that was withdrawn when its import was undone. */
  withdrawnAt: instant.optional(),
};
export const decisionSchema = z.object({ ...settling, earlier: z.array(z.object(settling)) });
