import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { columnFields, columnNames } from "#shared/domain/imports/reading/columns.ts";
import { personNumber } from "./csv-book.ts";

/** A file as an office sends it. */
export type CanaryFile = { fileName: string; bytes: Uint8Array };

/** Books of people whose identity numbers stand wherever a text may stand, each number in one place and in no other book. */
export type CanaryBooks = {
  /** Goes into the ledger, but for the rows whose loan number or name holds a number; its first loan is J1. */
  book: CanaryFile;
  /** Three loans more, as text, with a title. */
  text: CanaryFile;
  /** Is refused for a column that it lacks. */
  refused: CanaryFile;
  /** A number that no book has, to be typed. */
  typed: string;
  numbers: readonly string[];
};

const spellings: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => `王小明${number}`,
  (number) => number.replaceAll(/(.{4})/g, "$1 "),
  (number) => `${number.slice(0, 6)}-${number.slice(6, 14)}-${number.slice(14)}`,
  (number) => [...number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(""),
];
const sound = new Map<string, string>([
  ["borrowerName", "欧阳金丝雀"],
  ["borrowerType", "会员"],
  ["associationName", "琅琊花生协会"],
  ["countyName", "琅琊区"],
  ["amount", "50000"],
  ["disbursedOn", "2016-06-05"],
  ["associationCode", "91350100M000100Y43"],
  ["dueOn", "2017-06-05"],
  ["outstanding", "40000"],
  ["creditLine", "60000"],
  ["rate", "4.75"],
  ["product", "农户贷款"],
  ["guarantee", "信用"],
  ["purpose", "购化肥"],
  ["branch", "琅琊支行"],
  ["contractNo", "HT-1"],
  ["status", "正常"],
  ["classification", "正常"],
  ["poorHousehold", "否"],
  ["renewal", "否"],
]);

/** Columns that tell whether a row counts at all, each with a value that does no harm. */
const signs = [
  ["币种", "人民币"],
  ["删除标志", "否"],
  ["放款状态", "已放款"],
] as const;

/** Makes the books. */
export async function canaryBooks(): Promise<CanaryBooks> {
  const numbers: string[] = [];
  const next = () => {
    const number = personNumber(numbers.length + 1);
    numbers.push(number);
    return number;
  };
  const spelt = () => spellings.map((write) => write(next()));
  const rowOf = (loanNo: string, changed: Record<string, string> = {}) => [
    ...columnFields.map((field) => {
      const own = field === "loanNo" ? loanNo : field === "identityNo" ? next() : (sound.get(field) ?? "");
      return changed[field] ?? own;
    }),
    ...signs.map(([header, harmless]) => changed[header] ?? harmless),
  ];
  const headers = [...columnFields.map((field) => columnNames[field]), ...signs.map(([header]) => header)];
  const spoilt = [
    ...columnFields.filter((field) => field !== "identityNo"),
    ...signs.map(([header]) => header),
  ].flatMap((field) => spelt().map((text, index) => rowOf(`${field}-${index}`, { [field]: text })));
  const soundRows = Array.from({ length: 40 }, (_, index) => rowOf(`J${index + 1}`));
  const loans = sheetOf(`明细${next()}`, [
    [`名单${next()}`, ...spelt()],
    [...headers, `备注${next()}`, `担保人 ${next()}`],
    ...[...soundRows, ...spoilt].map((row) => [...row, `见${next()}`, next()]),
    ["合计", next()],
    [`制表人：${next()}`],
  ]);
  const book = await writeBook([loans, sheetOf(`说明${next()}`, [[next()]])]);
  const lines = [
    [`截至2016年6月30日 ${next()}`],
    headers,
    rowOf("K1"),
    rowOf("K2", { purpose: next() }),
    rowOf("K3"),
    rowOf(`K${next()}-1`).concat(next(), next()),
    [next(), ...rowOf("K5")],
  ];
  const lacking = [
    [next(), `${next()}号`, "金额"],
    [next(), "甲", "1"],
  ];
  return {
    book: { fileName: `名单_${next()}_2016-06.xlsx`, bytes: book },
    text: { fileName: `补录 ${spellings[2]?.(next())}.csv`, bytes: csvOf(lines) },
    refused: { fileName: `${next()}.csv`, bytes: csvOf(lacking) },
    typed: next(),
    numbers,
  };
}

function sheetOf(name: string, rows: readonly (readonly string[])[]): BookSheet {
  return {
    name,
    columns: [],
    rows: rows.map((cells, index) => ({ row: index + 1, cells: cells.map((text) => textCell(text)) })),
  };
}

function csvOf(lines: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line.join(",")}\r\n`).join(""));
}
