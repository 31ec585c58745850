import * as z from "zod";
import { roles } from "#shared/domain/person.ts";
import { readingKinds } from "#shared/domain/reading.ts";
import { instant } from "./basic-schemas.ts";

export const readingSchema = z.object({
  /** When it was first looked at within the hour. */
  readAt: instant,
  readerName: z.string(),
  readerRole: z.enum(roles),
  kind: z.enum(readingKinds),
  kindName: z.string(),
  loanNo: z.string().optional(),
});
