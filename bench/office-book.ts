import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personNumber } from "#test/support/csv-book.ts";

const folder = join(tmpdir(), "yinhui-bench-books");
const headers =
  "序号,借据号,合同号,借款人,证件号码,客户类型,所属农技协,县区,贷款品种,担保方式,放款金额,贷款余额,放款日期,到期日,年利率(%),状态,五级分类,建档立卡户,支行,备注";
const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"];
const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"];
const given = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志"];
const trades = ["滁菊", "水产养殖", "草莓", "葡萄", "生猪养殖", "芡实", "小龙虾"];
const rates = ["4.35", "4.75", "5.655", "6.525"];
/** How LibreOffice is to take each column: 1 as it likes, 2 as text, 5 as year, month and day. */
const columnFormats = [1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 5, 5, 1, 2, 2, 2, 2, 2];

function nameOf(n: number): string {
  const parts = [
    surnames[n % surnames.length],
    given[n % given.length],
    given[Math.floor(n / given.length) % given.length],
  ];
  return parts.join("");
}

function rowOf(n: number): string {
  const county = counties[n % counties.length] ?? "";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  return [
    n,
    `PSBC3411201606${String(n).padStart(6, "0")}`,
    `HT2016${String(n).padStart(6, "0")}`,
    nameOf(n),
    personNumber(n),
    "会员",
    `${county.slice(0, 2)}${trades[n % trades.length]}协会`,
    county,
    "农户保证贷款",
    "保证",
    ((n % 20) + 1) * 10_000,
    ((n * 7919) % 2_000_000) / 100,
    `2016-${day}`,
    `2017-${day}`,
    rates[n % rates.length],
    "正常",
    "正常",
    n % 4 === 0 ? "是" : "否",
    `滁州市${county}支行`,
    n % 10 === 0 ? "首贷" : "",
  ].join(",");
}

/**
 * A bank's book of so many rows and twenty columns as LibreOffice writes it, made once and kept in the folder for
 * temporary files; `undefined` where there is no LibreOffice.
 */
export function officeBook(rows: number): string | undefined {
  const book = join(folder, `loans-${rows}.xlsx`);
  if (existsSync(book)) return book;
  const work = join(folder, "work");
  mkdirSync(work, { recursive: true });
  const csv = join(work, `loans-${rows}.csv`);
  writeFileSync(csv, `${[headers, ...Array.from({ length: rows }, (_, n) => rowOf(n + 1))].join("\n")}\n`);
  const formats = columnFormats.map((format, index) => `${index + 1}/${format}`).join("/");
  try {
    execFileSync(
      "soffice",
      [
        "--headless",
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        `--infilter=CSV:44,34,76,1,${formats}`,
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        work,
        csv,
      ],
      { stdio: "ignore" },
    );
  } catch {
    return undefined;
  }
  renameSync(join(work, `loans-${rows}.xlsx`), book);
  return book;
}
