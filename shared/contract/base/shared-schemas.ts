import * as z from "zod";
import { count, idText } from "./basic-schemas.ts";

export const importIdParams = z.object({ importId: idText });
export const deferredParams = z.object({ deferredId: idText });
export const associationIdParams = z.object({ associationId: idText });
/** A page of a list of anything. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}

/** Of a list that was looked through or put in order: how many were found, and whether not all of it was looked through. */
export const foundCounts = { total: count.optional(), more: z.boolean().optional() };

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string().optional(),
  requestId: z.string().optional(),
});
