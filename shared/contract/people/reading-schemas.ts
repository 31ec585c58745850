import * as z from "zod";
import { readingRecord } from "#shared/records/people/people-records.ts";

/** A reading as the association sees it: who, in which role, not by which account. */
export const readingSchema = readingRecord
  .omit({ associationId: true, readerKey: true })
  .extend({ kindName: z.string() });
