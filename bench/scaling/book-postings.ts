import { associationLists, postingActions } from "#shared/adapters/dynamodb/posting-actions.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import type { TotalsKey } from "#shared/domain/ledger/totals.ts";
import type { Posting } from "#shared/ports/ledger/ledger.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { openOffice } from "#test/support/office.ts";
import { plainHeaders, sheetOf } from "#test/support/sheets.ts";

/** What a posting asks of DynamoDB, in write units; loans, lists and the marker lie apart. */
export type PostingUnits = {
  loans: number;
  head: number;
  journal: number;
  totals: number;
  apart: number;
  keys: readonly TotalsKey[];
};

const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"];
const unitBytes = 1024;
/** A write in a transaction counts twice. */
const timesInTransaction = 2;

/** The postings that commit a book of new loans of one month, so many for each association, made by the real use cases. */
export async function bookPostings(loans: number, loansEach: number): Promise<PostingUnits[]> {
  const store = openSqliteStore({ file: ":memory:" });
  const made: Posting[] = [];
  const post = (posting: Posting) => {
    made.push(posting);
    return store.ledger.post(posting);
  };
  const office = openOffice({ ...store, ledger: { ...store.ledger, post } });
  const rows = Array.from({ length: loans }, (_, n) => rowOf(n, Math.floor(n / loansEach)));
  await office.commit("2016-06.xlsx", [sheetOf("明细", [[...headers], ...rows])]);
  store.close();
  return made.map(unitsOf);
}

const headers = [
  ...plainHeaders,
  "到期日期",
  "贷款余额",
  "年利率（%）",
  "担保方式",
  "贷款用途",
  "支行",
  "合同号",
  "贷款状态",
  "五级分类",
];

function rowOf(n: number, association: number): (string | number)[] {
  const county = counties[association % counties.length] ?? "";
  const day = `2016-06-${String(1 + (n % 28)).padStart(2, "0")}`;
  const loan = [
    `PSBC3411201606${n}`,
    `借款人${n}`,
    personNumber(n),
    "会员",
    `${county}协会${association}`,
    county,
  ];
  const money = [20_000 + n, day, "2017-06-15", 20_000 + n, "4.75"];
  return [...loan, ...money, "农户保证贷款", "购买种苗农资", `滁州市${county}支行`, `HT${n}`, "正常", "正常"];
}

function unitsOf(posting: Posting): PostingUnits {
  const actions = postingActions({ tableName: "ledger", totalsShards: 1 }, posting);
  const units: PostingUnits = {
    loans: posting.loans.length,
    head: 0,
    journal: 0,
    totals: 0,
    apart: 0,
    keys: [...posting.totals.keys()],
  };
  const items = actions.map(
    ({ Put, Update }) => Put?.Item ?? { ...Update?.Key, ...Update?.ExpressionAttributeValues },
  );
  for (const item of [...items, ...associationLists(posting)]) {
    const part = parts[String(item["pk"])] ?? "apart";
    units[part] += timesInTransaction * Math.ceil(bytesOf(item) / unitBytes);
  }
  return units;
}

const parts: Readonly<Record<string, "head" | "journal" | "totals">> = {
  HEAD: "head",
  JOURNAL: "journal",
  TOTALS: "totals",
};

/** About the size that DynamoDB counts of a value. */
function bytesOf(value: unknown): number {
  if (value === undefined) return 0;
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value !== "object" || value === null) return Math.ceil(String(value).length / 2) + 2;
  return Object.entries(value).reduce((sum, [name, field]) => sum + 4 + name.length + bytesOf(field), 0);
}
