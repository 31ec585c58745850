import * as z from "zod";
import { count } from "#shared/records/base/kinds.ts";
import { wireLimits } from "./limits.ts";

export { count, daySchema, instant, monthSchema } from "#shared/records/base/kinds.ts";

/** A whole number of any size, which on the wire is a JSON integer: one that would not be exact fails. */
export const exchanged = { decode: BigInt, encode: Number };

/** Money: whole fen, on the wire a safe JSON integer. */
export const fenSchema = z.codec(z.int(), z.bigint(), exchanged);
/** How many of something, as totals keep it. */
export const wholeCount = z.codec(count, z.bigint(), exchanged);

/** An id in a path. */
export const idText = z
  .string()
  .min(1)
  .max(wireLimits.idLengthMax)
  .regex(/^[A-Za-z0-9._-]+$/);

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(wireLimits.pageSizeMax).default(wireLimits.pageSizeDefault),
  cursor: z.string().min(1).max(wireLimits.cursorLengthMax).optional(),
};

/** A part of the goal, and what counts towards it. */
export const goalPartSchema = z.object({
  goalFen: fenSchema,
  countedFen: fenSchema,
  percentOfGoal: z.number(),
});
