import * as z from "zod";
import { instant } from "#shared/contract/base/basic-schemas.ts";
import { roles } from "#shared/domain/base/person.ts";
import { readingKinds } from "#shared/domain/people/reading.ts";

export const readingSchema = z.object({
  /** When it was first looked at within the hour. */
  readAt: instant,
  readerName: z.string(),
  readerRole: z.enum(roles),
  kind: z.enum(readingKinds),
  kindName: z.string(),
  loanNo: z.string().optional(),
});
