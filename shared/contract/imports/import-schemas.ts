import * as z from "zod";
import {
  fenSchema,
  instant,
  monthSchema,
  pageQuery,
  wholeCount,
} from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { listOrderTexts } from "#shared/domain/base/list-order.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { effectWarningCodes } from "#shared/domain/imports/effect-warning.ts";
import { importOrders } from "#shared/domain/imports/import-list.ts";
import { holdings, importStates } from "#shared/domain/imports/import-record.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";
import { count, moneyUnit } from "#shared/records/base/kinds.ts";
import { decisionRecord } from "#shared/records/imports/decision.ts";
import { importCounts, importRecord, importUndo } from "#shared/records/imports/import-record.ts";
import {
  askedQuestion,
  rowAnswer,
  rowsSummary,
  standingLoan,
  writtenCell,
} from "#shared/records/imports/row-records.ts";
import { fieldChange } from "#shared/records/ledger/journal.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const noNewsBody = z.object({ month: monthSchema });

export const announceBody = z.object({
  fileName: z.string().trim().min(1).max(wireLimits.fileNameLengthMax),
  byteSize: z.int().nonnegative(),
  sha256,
  /** What the liaison expects of the file: how many loans, and their sum. */
  typedTotal: z.object({ count: count.optional(), amountFen: wholeCount.optional() }).optional(),
});

/** What the check warned of and the caller says is meant, by its code. */
export const commitBody = z
  .object({ acknowledged: z.array(z.enum(effectWarningCodes)).max(effectWarningCodes.length).optional() })
  .optional();

export const reasonBody = z.object({ reason: z.string().trim().min(1).max(reasonLengthMax) });

const shortText = z.string().min(1).max(wireLimits.headerLengthMax);
const tableConstant = z.object({
  sheet: shortText.optional(),
  field: z.enum(constantFields),
  value: shortText,
});

/** An import as people see it: not by whose account it was brought in, nor which check and which round of undoing it is at. */
export const importSchema = importRecord(fenSchema)
  .omit({
    revision: true,
    bankId: true,
    branchIds: true,
    announcedBy: true,
    checkNo: true,
    committedBy: true,
    commit: true,
  })
  .extend({
    stateName: z.string(),
    /** Given while the programme's rule of four eyes asks for another person than the announcer. */
    waitsFor: z.literal("second-person").optional(),
    /** Whether the caller announced it, and whether the caller had it committed. */
    mine: z.boolean(),
    committedByMe: z.boolean(),
    committedByName: z.string().optional(),
    commitAskedAt: instant.optional(),
    /** The codes of the warnings that whoever had it committed said are meant. */
    acknowledged: z.array(z.string()).optional(),
    counts: importCounts.required().optional(),
    effect: z
      .object({
        disbursedFenBefore: fenSchema,
        disbursedFenAfter: fenSchema,
        percentOfGoalBefore: z.number(),
        percentOfGoalAfter: z.number(),
      })
      .optional(),
    constants: z.array(tableConstant).optional(),
    undo: importUndo.omit({ issuer: true, round: true, othersTold: true, clearedAt: true }).optional(),
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
  /** A part of the file's name. */
  search: z.string().trim().min(1).max(wireLimits.searchLengthMax).optional(),
  /** A column upwards, or with a minus before it down. */
  sort: z.enum(listOrderTexts(importOrders)).optional(),
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
  /** Rows with a reason of this code, and of this column if one is given. */
  code: filterText.optional(),
  column: filterText.optional(),
});

/** How many rows there are of each kind that a filter can ask for. */
export const rowsSummarySchema = rowsSummary.extend({
  fields: z.array(rowsSummary.shape.fields.element.extend({ name: z.string() })),
});

export const rowAnswerSchema = rowAnswer.extend({
  amountFen: fenSchema.optional(),
  /** The loan as it stands once the row is in; absent where nothing goes in, and where an earlier version checked. */
  stands: standingLoan(fenSchema)
    .required({ borrowerName: true, associationName: true })
    .extend({ countyName: z.string() })
    .optional(),
  /** What the bank's own file has in the row's cells; names are masked as everywhere. */
  written: z.array(writtenCell.extend({ name: z.string() })).optional(),
  /** Given when the ledger has a loan of this number now, which can be looked at. */
  inLedger: z.literal(true).optional(),
  /** What a row that is not a loan is. */
  skippedName: z.string().optional(),
  changes: z.array(fieldChange.extend({ field: z.string(), name: z.string() })).optional(),
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
    /** What is stated once for a sheet, or for the whole file, and has no column. */
    constants: z.array(tableConstant).max(wireLimits.mappedConstantsMax).default([]),
    /** What files under these headers hold: asked once for the bank and its headers. */
    holds: z.enum(holdings).optional(),
    /** Whether a borrower without an identity number may be identified by a name that is unique in the registers. */
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

export const questionSchema = askedQuestion.omit({ subject: true }).extend({
  codeName: z.string(),
  answer: z.object({ reason: z.string(), by: z.string(), at: instant }).optional(),
});

export const decisionsQuery = z.object({
  ...pageQuery,
  kind: z.enum(["columns", "value", "answer", "holds"]),
});

export const decisionSchema = decisionRecord.omit({ bankId: true, key: true });
