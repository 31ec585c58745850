import * as z from "zod";
import { entryKinds, type JournalBlock, type JournalEntry } from "#shared/domain/ledger/journal.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

/** A change of a loan's field. */
export const fieldChange = z.object({
  field: z.enum(loanFields),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** An entry of the journal, where `fen` says what money is outside. */
export const journalEntry = <Fen extends z.ZodType<bigint>>(fen: Fen) =>
  z.object({
    seq: count,
    kind: z.enum(entryKinds),
    bankId: z.string(),
    loanNo: z.string(),
    version: count,
    changes: z.array(fieldChange),
    disbursedDeltaFen: fen,
    outstandingDeltaFen: fen,
    effectiveOn: daySchema,
    source: z.object({ sheet: z.string(), row: count }),
  } satisfies Record<keyof JournalEntry, z.ZodType>);

/** A block of the journal with its entries. */
export const journalBlock = <Fen extends z.ZodType<bigint>>(fen: Fen) =>
  z.object({
    blockNo: count,
    previousHash: z.string(),
    hash: z.string(),
    knownAt: instant,
    by: z.string(),
    importId: z.string(),
    entries: z.array(journalEntry(fen)),
  } satisfies Record<keyof JournalBlock, z.ZodType>);
