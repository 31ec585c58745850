import * as z from "zod";
import { decimal } from "./json-text.ts";

const settings = z.object({
  name: z.string().optional(),
  goalFen: decimal.optional(),
  firstOn: z.string().optional(),
  lastOn: z.string().optional(),
  tranches: z.array(z.object({ until: z.string(), goalFen: decimal })).optional(),
  products: z.array(z.string()).optional(),
  fourEyes: z.boolean().optional(),
  correctionTerms: z.object({ answerDays: z.int(), nearDays: z.int(), lateDays: z.int() }).optional(),
  reportDay: z.int().optional(),
  reportHour: z.int().optional(),
});

/** A version of the settings as it is stored in JSON. */
export const settingsVersionSchema = z.object({
  revision: z.int().positive(),
  changedAt: z.string(),
  changedBy: z.string(),
  reason: z.string(),
  before: settings,
  after: settings,
  settings,
});
