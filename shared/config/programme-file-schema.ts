import * as z from "zod";
import { type Day, isDay } from "#shared/domain/base/day.ts";
import { roles } from "#shared/domain/base/person.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import { sessionTermsMax } from "#shared/domain/people/session.ts";
import { assessmentFaults } from "#shared/domain/programme/assessment-rules.ts";
import { correctionTermsMax, defaultCorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import { latestEndOf } from "#shared/domain/programme/plan.ts";
import { defaultReportTime, reportTimeMax } from "#shared/domain/programme/report-time.ts";
import { mailToMax } from "#shared/domain/reports/mailing.ts";
import { assessmentRulesRecord } from "#shared/records/programme/settings.ts";
import { mailAddressSchema } from "./mail-settings.ts";

/**
 * The schema of the JSON file that describes a programme; `goalYuan` is in whole yuan. It is made when a file is read, so
 * that a function without one does not wait for it.
 */
export function programmeFileSchema() {
  const name = z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((text) => !holdsPersonNumber(text, { likely: true }));
  const yuan = z.int().positive().max(900_000_000_000);
  const day = z.string().refine(isDay);
  const dayCount = z.int().nonnegative().max(correctionTermsMax);
  const correctionTermsSchema = z.object({ answerDays: dayCount, nearDays: dayCount, lateDays: dayCount });
  return z
    .object({
      name,
      city: name,
      goalYuan: yuan,
      firstOn: day,
      lastOn: day,
      tranches: z
        .array(z.object({ until: day, yuan }))
        .max(50)
        .default([]),
      bank: z.object({ bankId: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/), name }),
      issuer: name.default("科学技术协会"),
      documentWord: name.optional(),
      addressedTo: name.optional(),
      copiedTo: name.optional(),
      assessmentRules: assessmentRulesRecord
        .refine((rules) => assessmentFaults(rules).length === 0)
        .optional(),
      sessionTerms: sessionTermsSchema().optional(),
      ...participantSchemas(name),
      products: z.array(name).max(500).default([]),
      mailTo: z.array(mailAddressSchema).max(mailToMax).default([]),
      fourEyes: z.boolean().default(false),
      correctionTerms: correctionTermsSchema.default(defaultCorrectionTerms),
      reportDay: z.int().positive().max(reportTimeMax.reportDay).default(defaultReportTime.reportDay),
      reportHour: z.int().nonnegative().max(reportTimeMax.reportHour).default(defaultReportTime.reportHour),
      reportDeadlineDay: z
        .int()
        .positive()
        .max(reportTimeMax.reportDeadlineDay)
        .default(defaultReportTime.reportDeadlineDay),
    })
    .refine(({ firstOn, lastOn }) => firstOn <= lastOn && lastOn <= latestEndOf(firstOn), {
      path: ["lastOn"],
    })
    .refine(tranchesReachGoal, { path: ["tranches"] })
    .refine(
      ({ counties, associations }) => {
        const codes = new Set(counties.map(({ code }) => code));
        return codes.size === counties.length && associations.every((one) => codes.has(one.countyCode));
      },
      { path: ["counties"] },
    )
    .refine(({ counties }) => weighed(counties), { path: ["counties", "goalWeight"] });
}

function sessionTermsSchema() {
  const { officeHours, associationDays } = sessionTermsMax;
  return z.object({
    officeHours: z.int().min(1).max(officeHours),
    associationDays: z.int().min(1).max(associationDays),
  });
}

/** The schemas of who takes part; `name` is that of any name in the file. */
function participantSchemas(name: z.ZodString) {
  const countyCode = z.string().regex(/^\d{6}$/);
  const aliases = z.array(name).max(50).default([]);
  const goalWeight = z.int().min(0).max(1_000_000).optional();
  const socialCreditCode = z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional();
  const person = z
    .object({
      subject: z.string().min(1).max(255),
      displayName: name,
      role: z.enum(roles),
      association: name.optional(),
      countyCode: countyCode.optional(),
      bankId: z.string().max(64).optional(),
      branchIds: z.array(z.string().max(64)).optional(),
    })
    .refine(({ role, association }) => (role === "association") === (association !== undefined), {
      path: ["association"],
    })
    .refine(({ role, countyCode }) => (role === "county-supervisor") === (countyCode !== undefined), {
      path: ["countyCode"],
    });
  return {
    counties: z
      .array(z.object({ code: countyCode, name, aliases, goalWeight }))
      .min(1)
      .max(100),
    associations: z.array(z.object({ name, countyCode, socialCreditCode, aliases })).max(5000).default([]),
    people: z.array(person).max(5000).default([]),
  };
}

/** All counties have a weight, one of them above zero, or none has. */
function weighed(counties: readonly { goalWeight?: number | undefined }[]): boolean {
  const weights = counties.map(({ goalWeight }) => goalWeight);
  if (weights.every((weight) => weight === undefined)) return true;
  return weights.every((weight) => weight !== undefined) && weights.some((weight) => weight !== 0);
}

/** Steps rise from day to day within the window, and the last of them is the goal on the last day. */
function tranchesReachGoal(programme: {
  firstOn: Day;
  lastOn: Day;
  goalYuan: number;
  tranches: readonly { until: Day; yuan: number }[];
}): boolean {
  const { firstOn, lastOn, goalYuan, tranches } = programme;
  const last = tranches.at(-1);
  if (last === undefined) return true;
  const rises = tranches.every(({ until, yuan }, index) => {
    const before = tranches[index - 1];
    return before === undefined ? until >= firstOn : until > before.until && yuan > before.yuan;
  });
  return rises && last.until === lastOn && last.yuan === goalYuan;
}
