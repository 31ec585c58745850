import * as z from "zod";
import { idText } from "./basic-schemas.ts";

export const importIdParams = z.object({ importId: idText });
export const associationIdParams = z.object({ associationId: idText });
/** A page of a list of anything. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string().optional(),
  requestId: z.string().optional(),
});
