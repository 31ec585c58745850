import * as z from "zod";
import { count, daySchema, exchanged, fenSchema } from "#shared/contract/base/basic-schemas.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { settingLimits } from "#shared/domain/programme/programme-settings.ts";
import { settingsValues, settingsVersion } from "#shared/records/programme/settings.ts";

const line = z.string().trim().max(settingLimits.nameLengthMax);

/** Values of the settings that are given; money in whole fen. */
const settings = settingsValues(fenSchema).extend({
  name: line.optional(),
  tranches: settingsValues(fenSchema).shape.tranches.unwrap().max(settingLimits.tranchesMax).optional(),
  products: z.array(line).max(settingLimits.productsMax).optional(),
});

export const changeSettingsBody = z.object({
  /** The revision that the person saw; another one by now is refused. */
  revision: count,
  reason: z.string().trim().min(1).max(reasonLengthMax),
  settings,
});

export const previewSettingsQuery = z.object({
  goalFen: z.codec(z.coerce.number().int(), z.bigint(), exchanged).optional(),
  firstOn: daySchema.optional(),
  lastOn: daySchema.optional(),
});

export const settingsVersionSchema = settingsVersion(settings).omit({ settings: true });

export const settingsSchema = z.object({
  /** 0 while everything is as the programme's file says. */
  revision: count,
  settings: settings.required(),
  /** The changes, newest first. */
  items: z.array(settingsVersionSchema),
  cursor: z.string().optional(),
});

const standing = z.object({
  goalFen: fenSchema,
  countedFen: fenSchema,
  percentOfGoal: z.number(),
  timeElapsedPercent: z.number(),
  aheadOfPacePercent: z.number(),
  requiredPerMonthFen: fenSchema.optional(),
});
/** How the programme stands today, and how it would under other settings. */
export const settingsEffectSchema = z.object({ before: standing, after: standing });
