import * as z from "zod";
import { instant } from "#shared/contract/base/basic-schemas.ts";
import { readingKinds } from "#shared/domain/associations/reading.ts";
import { roles } from "#shared/domain/people/person.ts";

export const readingSchema = z.object({
  /** When it was first looked at within the hour. */
  readAt: instant,
  readerName: z.string(),
  readerRole: z.enum(roles),
  kind: z.enum(readingKinds),
  kindName: z.string(),
  loanNo: z.string().optional(),
});
