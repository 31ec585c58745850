import * as z from "zod";
import { settingsValues, settingsVersion } from "#shared/records/programme/settings.ts";
import { decimal } from "./json-text.ts";

/** A version of the settings as it is stored in JSON. */
export const settingsVersionSchema = settingsVersion(settingsValues(decimal)).extend({
  revision: z.int().positive(),
});
