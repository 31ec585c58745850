import { readFile } from "node:fs/promises";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { defaultCorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { defaultReportTime } from "#shared/domain/programme/report-time.ts";
import { programmeFileSchema } from "./programme-file-schema.ts";

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
  const result = programmeFileSchema().safeParse(parseJson(json));
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
