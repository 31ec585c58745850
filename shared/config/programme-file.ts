import { readFile } from "node:fs/promises";
import * as z from "zod";
import { correctionTermsMax, defaultCorrectionTerms } from "#shared/domain/correction/correction-clock.ts";
import { type Day, isDay } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { mailToMax } from "#shared/domain/mailing.ts";
import type { Fen } from "#shared/domain/money.ts";
import { roles } from "#shared/domain/person.ts";
import { latestEndOf } from "#shared/domain/plan.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { defaultReportTime, reportTimeMax } from "#shared/domain/report/due-months.ts";
import { mailAddressSchema } from "./mail-settings.ts";

const name = z.string().trim().min(1).max(100);
const yuan = z.int().positive().max(900_000_000_000);
const day = z.string().refine(isDay);
const countyCode = z.string().regex(/^\d{6}$/);
const aliases = z.array(name).max(50).default([]);

const dayCount = z.int().nonnegative().max(correctionTermsMax);
const correctionTermsSchema = z.object({ answerDays: dayCount, nearDays: dayCount, lateDays: dayCount });

/** The JSON file that describes a programme; `goalYuan` is in whole yuan. */
export const programmeFileSchema = z
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
    counties: z
      .array(
        z.object({ code: countyCode, name, aliases, goalWeight: z.int().min(0).max(1_000_000).optional() }),
      )
      .min(1)
      .max(100),
    associations: z
      .array(
        z.object({
          name,
          countyCode,
          socialCreditCode: z
            .string()
            .regex(/^[0-9A-Z]{18}$/)
            .optional(),
          aliases,
        }),
      )
      .max(5000)
      .default([]),
    people: z
      .array(
        z
          .object({
            subject: z.string().min(1).max(255),
            displayName: name,
            role: z.enum(roles),
            association: name.optional(),
          })
          .refine(({ role, association }) => (role === "association") === (association !== undefined), {
            path: ["association"],
          }),
      )
      .max(5000)
      .default([]),
    products: z.array(name).max(500).default([]),
    mailTo: z.array(mailAddressSchema).max(mailToMax).default([]),
    fourEyes: z.boolean().default(false),
    correctionTerms: correctionTermsSchema.default(defaultCorrectionTerms),
    reportDay: z.int().positive().max(reportTimeMax.reportDay).default(defaultReportTime.reportDay),
    reportHour: z.int().nonnegative().max(reportTimeMax.reportHour).default(defaultReportTime.reportHour),
  })
  .refine(({ firstOn, lastOn }) => firstOn <= lastOn && lastOn <= latestEndOf(firstOn), { path: ["lastOn"] })
  .refine(tranchesReachGoal, { path: ["tranches"] })
  .refine(
    ({ counties, associations }) => {
      const codes = new Set(counties.map(({ code }) => code));
      return codes.size === counties.length && associations.every((one) => codes.has(one.countyCode));
    },
    { path: ["counties"] },
  )
  .refine(({ counties }) => weighed(counties), { path: ["counties", "goalWeight"] });

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

/** The programme that Chuzhou's plan of 2016 states: 300 million yuan in three years. */
export const defaultProgramme: Programme = {
  name: "滁州市“银会合作”",
  city: "滁州市",
  goalFen: 30_000_000_000n,
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  tranches: [],
  bank: { bankId: "psbc-chuzhou", name: "中国邮政储蓄银行滁州市分行" },
  issuer: "滁州市科学技术协会",
  documentWord: "滁科协",
  counties: [
    { code: "341102", name: "琅琊区", aliases: [] },
    { code: "341103", name: "南谯区", aliases: [] },
    { code: "341122", name: "来安县", aliases: [] },
    { code: "341124", name: "全椒县", aliases: [] },
    { code: "341125", name: "定远县", aliases: [] },
    { code: "341126", name: "凤阳县", aliases: [] },
    { code: "341181", name: "天长市", aliases: [] },
    { code: "341182", name: "明光市", aliases: [] },
  ],
  associations: [],
  people: [],
  products: [],
  mailTo: [],
  fourEyes: false,
  correctionTerms: defaultCorrectionTerms,
  ...defaultReportTime,
};

/** The programme that a JSON text describes. Fails with `settings-invalid`, which names the wrong fields. */
export function parseProgramme(json: string): Programme {
  const result = programmeFileSchema.safeParse(parseJson(json));
  if (!result.success) {
    const fields = [...new Set(result.error.issues.map(({ path }) => path.join(".") || "整个文件"))];
    throw wrongFile(`${fields.slice(0, 10).join("、")} 不合要求`);
  }
  const { goalYuan, tranches, ...programme } = result.data;
  return {
    ...programme,
    goalFen: fenOf(goalYuan),
    tranches: tranches.map(({ until, yuan }) => ({ until, goalFen: fenOf(yuan) })),
  };
}

/** The programme of a file, or the default one when no file is named. Fails with `settings-invalid`. */
export async function readProgramme(path: string | undefined): Promise<Programme> {
  if (path === undefined) return defaultProgramme;
  const json = await readFile(path, "utf8").catch(() => {
    throw wrongFile("文件不存在或无法读取");
  });
  return parseProgramme(json.replace(/^\ufeff/, ""));
}

function fenOf(yuan: number): Fen {
  return BigInt(yuan) * 100n;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw wrongFile("文件不是有效的 JSON");
  }
}

function wrongFile(what: string): LedgerFailure {
  return new LedgerFailure("settings-invalid", { settings: [`PROGRAMME_FILE：${what}`] });
}
