import * as z from "zod";
import { importStates } from "#shared/domain/import-record.ts";
import { decimal } from "./json-text.ts";

const count = z.int().nonnegative();
const understoodSheet = z.object({
  sheet: z.string(),
  headerRow: count,
  amountUnit: z.enum(["yuan", "wan"]),
  unitFrom: z.enum(["header", "title", "default"]),
  columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string().nullable() })),
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
  announcedAt: z.string(),
  changedAt: z.string(),
  checkNo: count,
  progress: z.object({ doneRows: count, totalRows: count }).optional(),
  counts: z
    .object({ read: count, new: count, changed: count, unchanged: count, refused: count, skipped: count })
    .optional(),
  effect: z.object({ disbursedFenBefore: decimal, disbursedFenAfter: decimal }).optional(),
  understood: z.array(understoodSheet).optional(),
  controlTotal: z.object({ fileFen: decimal, readFen: decimal, agrees: z.boolean() }).optional(),
  dataOn: z.string().optional(),
  notices: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
  committedBy: z.string().optional(),
  committedAt: z.string().optional(),
  commit: z.object({ by: z.string(), disbursedFenBefore: decimal }).optional(),
  undo: z
    .object({
      by: z.string(),
      reason: z.string(),
      askedAt: z.string(),
      undoneAt: z.string().optional(),
      undoneCount: count,
      keptCount: count,
      kept: z.array(z.object({ loanNo: z.string(), changedBy: z.string() })),
    })
    .optional(),
  sentBack: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
});
