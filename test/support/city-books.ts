import { addMonths, type Month, monthNumber } from "#shared/domain/base/month.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { personNumber } from "./csv-book.ts";
import { plainHeaders, sheetOf, type Written } from "./sheets.ts";

const headers = [
  ...plainHeaders,
  "到期日期",
  "贷款余额",
  "年利率（%）",
  "产品",
  "担保方式",
  "贷款用途",
  "支行",
  "合同号",
  "贷款状态",
  "五级分类",
  "是否建档立卡",
  "是否续贷",
];
const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"];
const trades = ["花生", "滁菊", "茶叶", "草莓", "芡实"];

/** The names of the associations that the books lend to: five in each county. */
export const cityAssociations = counties.flatMap((county) => trades.map((trade) => `${county}${trade}协会`));

/** A book with all columns: so many loans of each month, spread evenly over the associations, as they stand some months later. */
export function cityBook(months: readonly Month[], loansEach: number, monthsLater = 0): Sheet[] {
  const rows = months.flatMap((month) =>
    Array.from({ length: loansEach }, (_, index) => rowOf(month, index, monthsLater)),
  );
  return [sheetOf("明细", [headers, ...rows])];
}

/** The number of a loan of a month. */
export function cityLoanNo(month: Month, index: number): string {
  return `PSBC3411${month.replace("-", "")}${String(index).padStart(6, "0")}`;
}

function rowOf(month: Month, index: number, monthsLater: number): Written[] {
  const no = monthNumber(month) * 997 + index;
  const association = cityAssociations[no % cityAssociations.length] ?? "";
  const county = association.slice(0, 3);
  const yuan = 20_000 * (1 + (no % 10));
  return [
    cityLoanNo(month, index),
    `借款人${no}`,
    personNumber(no),
    "会员",
    association,
    county,
    yuan,
    `${month}-${String(1 + (no % 28)).padStart(2, "0")}`,
    `${addMonths(month, 12)}-15`,
    ((yuan * (12 - Math.min(monthsLater, 11))) / 12).toFixed(2),
    "4.75",
    "农户保证贷款",
    "保证",
    "购买种苗农资",
    `滁州市${county}支行`,
    `HT${no}`,
    "正常",
    "正常",
    no % 4 === 0 ? "是" : "否",
    no % 6 === 0 ? "是" : "否",
  ];
}
