import * as z from "zod";
import { questionCodes } from "#shared/domain/imports/questions/question.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { rowOutcomes, type StandingLoan } from "#shared/domain/imports/row-answer.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";
import { count, daySchema } from "#shared/records/base/kinds.ts";
import { fieldChange } from "#shared/records/ledger/journal.ts";

const reason = { column: z.string(), code: z.string(), message: z.string(), remedy: z.string() };

/** Why a row was refused, and in which cell. */
export const rowReason = z.object({ cell: z.string(), ...reason, value: z.string() });

/** A loan as it stands once its row is in, where `fen` says what money is outside. */
export const standingLoan = <Fen extends z.ZodType<bigint>>(fen: Fen) =>
  z.object({
    borrowerName: z.string().optional(),
    borrowerType: z.enum(borrowerTypes).optional(),
    associationName: z.string().optional(),
    countyCode: z.string().optional(),
    amountFen: fen,
    disbursedOn: daySchema,
    outstandingFen: fen,
  } satisfies Record<keyof StandingLoan, z.ZodType>);

/** What the bank's file has in a cell. */
export const writtenCell = z.object({ field: z.enum(columnFields), cell: z.string(), text: z.string() });

/** The answer to a row, except for its money. */
export const rowAnswer = z.object({
  sheet: z.string(),
  row: count,
  outcome: z.enum(rowOutcomes),
  loanNo: z.string().optional(),
  reasons: z.array(rowReason),
  changes: z.array(fieldChange).optional(),
  written: z.array(writtenCell).optional(),
});

/** How many rows there are of each kind that a filter can ask for. */
export const rowsSummary = z.object({
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
  fields: z.array(z.object({ field: z.enum(loanFields), rows: count })),
  reasons: z.array(z.object({ ...reason, rows: count, firstCell: z.string() })),
  reasonsLeftOut: count,
});

/** A question about a loan, as a check asks it. */
export const askedQuestion = z.object({
  code: z.enum(questionCodes),
  subject: z.string(),
  loanNo: z.string(),
  sheet: z.string().optional(),
  row: count.optional(),
  message: z.string(),
  questionId: z.string(),
});
