import * as z from "zod";
import { count, daySchema, exchanged, fenSchema, idText } from "#shared/contract/base/basic-schemas.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import {
  bankRecord,
  branchRecord,
  countyRecord,
  settingsValues,
  settingsVersion,
} from "#shared/records/programme/settings.ts";

const line = z.string().trim().max(settingLimits.nameLengthMax);

const named = { name: line, aliases: z.array(line).max(settingLimits.aliasesMax) };
const branches = z.array(branchRecord.extend({ ...named, branchId: idText, countyCode: idText.optional() }));
const bank = bankRecord.extend({
  bankId: idText,
  name: line,
  branches: branches.max(settingLimits.branchesMax).optional(),
});
/** Longer than any mail address, so that what is wrong with it is said in words. */
const addressTextMax = 300;

/** Values of the settings that are given; money in whole fen. */
const settings = settingsValues(fenSchema).extend({
  name: line.optional(),
  addressedTo: line.optional(),
  copiedTo: line.optional(),
  tranches: settingsValues(fenSchema).shape.tranches.unwrap().max(settingLimits.tranchesMax).optional(),
  products: z.array(line).max(settingLimits.productsMax).optional(),
  counties: z
    .array(countyRecord.extend({ ...named, code: idText }))
    .max(settingLimits.countiesMax)
    .optional(),
  banks: z.array(bank).max(settingLimits.banksMax).optional(),
  /** Masked for who may not change it. */
  mailTo: z.array(z.string().trim().max(addressTextMax)).max(settingLimits.mailToMax).optional(),
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

const progressUnderSettings = z.object({
  goalFen: fenSchema,
  countedFen: fenSchema,
  percentOfGoal: z.number(),
  timeElapsedPercent: z.number(),
  aheadOfPacePercent: z.number(),
  requiredPerMonthFen: fenSchema.optional(),
});
/** The programme's progress today, and under other settings. */
export const settingsEffectSchema = z.object({ before: progressUnderSettings, after: progressUnderSettings });
