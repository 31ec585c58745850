import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { daysInMonth } from "#shared/domain/base/day.ts";
import { addMonths, type Month, monthNumber, monthsBetween } from "#shared/domain/base/month.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { personNumber } from "./csv-book.ts";
import type { Office } from "./office.ts";
import { plainHeaders, sheetOf, type Written } from "./sheets.ts";

/** The first and the last month of the history; the programme's window ends a month before the last. */
export const historyMonths = { first: "2017-06", last: "2020-06" } as const;

const listed = { name: "天长芡实协会", countyCode: "341181", aliases: ["天长市芡实专业技术协会"] };

/** A programme whose goal is reached within the history, with a tranche for each year. */
export const historyProgramme: Programme = {
  ...defaultProgramme,
  goalFen: 1_000_000_000n,
  firstOn: "2017-06-01",
  lastOn: "2020-05-31",
  tranches: [
    { until: "2018-05-31", goalFen: 450_000_000n },
    { until: "2019-05-31", goalFen: 750_000_000n },
  ],
  associations: [listed, { name: "来安茶叶协会", countyCode: "341122", aliases: [] }],
};

const headers = [
  ...plainHeaders,
  "到期日期",
  "贷款余额",
  "贷款状态",
  "五级分类",
  "是否建档立卡",
  "是否续贷",
  "担保方式",
  "贷款用途",
] as const;
const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"] as const;
const organisations = ["91350100M000100Y43", "91330100799655058B", "914403001922038216"] as const;
/** How many loans each month of the year brings: the farming season, and a month without any. */
const season = [1, 2, 6, 5, 3, 3, 2, 2, 4, 3, 1, 0] as const;

type Lent = { no: number; month: Month; day: string };

/** Every loan of the history, month by month. */
function lentIn(month: Month): Lent[] {
  const count = season[Number(month.slice(5)) - 1] ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
    const day = month === "2020-02" ? last : Math.min(1 + index * 5, last);
    return { no: monthNumber(month) * 10 + index, month, day: `${month}-${String(day).padStart(2, "0")}` };
  });
}

/** From this month on the books have a column 授信额度. */
const creditLinesFrom = "2019-03";

/** A loan as the book of a month tells it: repaid by twelfths, some overdue, the later ones under the association's new name. */
function bookRow({ no, month, day }: Lent, of: Month): Written[] {
  const age = monthNumber(of) - monthNumber(month);
  const yuan = 20_000 * (1 + (no % 11));
  const overdue = no % 17 === 3 && age >= 12;
  const owed = overdue ? yuan / 2 : (yuan * Math.max(12 - age, 0)) / 12;
  const county = counties[no % counties.length] ?? "";
  const renamed = of < "2019-01" ? listed.name : (listed.aliases[0] ?? "");
  const type = no % 9 === 0 ? "小微企业" : no % 7 === 0 ? "农技协" : "会员";
  return [
    `J${no}`,
    `借款人${no}`,
    type === "会员" ? personNumber(no) : (organisations[no % organisations.length] ?? ""),
    type,
    county === "天长市" ? renamed : `${county}${["花生", "滁菊", "茶叶"][no % 3]}协会`,
    county,
    yuan,
    day,
    `${addMonths(month, 12)}-${day.slice(8) > "28" ? "28" : day.slice(8)}`,
    owed.toFixed(2),
    owed === 0 ? "结清" : overdue ? "逾期" : "正常",
    overdue ? (age > 18 ? "可疑" : "次级") : "正常",
    no % 4 === 0 ? "是" : "否",
    no % 6 === 0 ? "是" : "否",
    ["保证", "抵押", "信用"][no % 3] ?? "",
    ["种植", "养殖", "加工", "购置农机"][no % 4] ?? "",
    ...(of < creditLinesFrom ? [] : [Math.ceil(yuan / 50_000) * 50_000]),
  ];
}

/**
 * Plays the history in an office: each month's whole book on the 3rd of the next, then the reports that are due; one
 * book is late, one is undone in the month after. The first month ended before the ledger began: it is published by hand. `setClock` tells the office what time it is.
 */
export async function playReportHistory(
  office: Office,
  setClock: (instant: string) => void,
  last: Month = historyMonths.last,
): Promise<void> {
  const lent: Lent[] = [];
  const late = lentIn("2018-03");
  for (const month of monthsBetween(historyMonths.first, last)) {
    const next = addMonths(month, 1);
    if (month !== "2018-03") lent.push(...lentIn(month));
    if (month === "2018-06") lent.push(...late);
    setClock(`${next}-01T03:00:00.000Z`);
    const rows = lent.map((loan) => bookRow(loan, month));
    const head = month < creditLinesFrom ? headers : [...headers, "授信额度"];
    if (rows.length > 0) await office.commit(`${month}-贷款明细.xlsx`, [sheetOf("明细", [head, ...rows])]);
    if (month === historyMonths.first) {
      await publishReport(await withCurrentProgramme(office.deps), { subject: "supervisor" }, month);
    }
    if (month === "2019-08") await playMistake(office, month);
    setClock(`${next}-02T00:00:00.000Z`);
    await publishDueReports(await withCurrentProgramme(office.deps));
  }
}

/** A book of loans that are none of the programme's; its undoing is told in the report after. */
async function playMistake(office: Office, month: Month): Promise<void> {
  const rows = [900_001, 900_002].map((no) => bookRow({ no, month, day: `${month}-15` }, month));
  const { importId } = await office.commit(`${month}-误传.xlsx`, [sheetOf("明细", [headers, ...rows])]);
  await publishDueReports(await withCurrentProgramme(office.deps));
  await office.undo(importId, "误传");
}
