import * as z from "zod";
import { decimal } from "./json-text.ts";

const settings = z.object({
  name: z.string().optional(),
  goalFen: decimal.optional(),
  firstOn: z.string().optional(),
  lastOn: z.string().optional(),
  products: z.array(z.string()).optional(),
  fourEyes: z.boolean().optional(),
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
