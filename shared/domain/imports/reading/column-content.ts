import type { SheetRow } from "#shared/domain/base/sheet.ts";

import { type CellKind, cellKindOf } from "./cell-kind.ts";
import type { ColumnField } from "./columns.ts";
import { cellText } from "./text.ts";

/** What the first cells of a column hold: how many look like what, where they stand, and how often each value occurs. */
export type ColumnProfile = {
  filled: number;
  counts: ReadonlyMap<CellKind, number>;
  firstRows: ReadonlyMap<CellKind, readonly number[]>;
  values: ReadonlyMap<string, number>;
};

/** How many rows below the header are looked at to find a column's content. */
export const contentRowsMax = 200;
const placesKeptMax = 3;
/** A row with fewer cells is a line of words, no row of the table. */
const cellsOfRowMin = 3;
/** So much of a column must look like one kind to be called that kind, and of how many cells to contradict its header. */
const shareMin = 0.8;
const mostMin = 0.5;
const contradictionCellsMin = 5;
/** So little may look fitting in a column that yields to another one of the same header. */
const yieldingShareMax = 0.2;

/** Looks at the columns of the first rows below a header. */
export function profileColumns(
  rows: readonly SheetRow[],
  indexes: readonly number[],
  countyCode: (text: string) => string | undefined,
): Map<number, ColumnProfile> {
  const sample = rows
    .filter(({ cells }) => cells.filter((cell) => cell !== null).length >= cellsOfRowMin)
    .slice(0, contentRowsMax);
  return new Map(indexes.map((index) => [index, profileColumn(sample, index, countyCode)]));
}

function profileColumn(
  rows: readonly SheetRow[],
  index: number,
  countyCode: (text: string) => string | undefined,
): ColumnProfile {
  const counts = new Map<CellKind, number>();
  const firstRows = new Map<CellKind, number[]>();
  const values = new Map<string, number>();
  let filled = 0;
  for (const { row, cells } of rows) {
    const cell = cells[index];
    const kind = cellKindOf(cell, countyCode);
    if (kind === undefined) continue;
    filled += 1;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const places = firstRows.get(kind) ?? [];
    if (places.length < placesKeptMax) places.push(row);
    firstRows.set(kind, places);
    const text = cellText(cell);
    values.set(text, (values.get(text) ?? 0) + 1);
  }
  return { filled, counts, firstRows, values };
}

const contents: readonly [ColumnContent, readonly CellKind[]][] = [
  ["identity", ["identity"]],
  ["day", ["day", "solid-day"]],
  ["county", ["county"]],
  ["borrower-type", ["borrower-type"]],
  ["yes-no", ["yes-no"]],
  ["rate", ["rate"]],
  ["amount", ["amount", "serial"]],
];

/** What a column seems to hold: what at least four fifths of its cells look like. */
export function contentOf(profile: ColumnProfile): ColumnContent {
  if (profile.filled === 0) return "empty";
  return contents.find(([, kinds]) => shareOf(profile, kinds) >= shareMin)?.[0] ?? "text";
}

const numbers = ["amount", "serial"] as const;
const fitting: Partial<Record<ColumnField, readonly CellKind[]>> = {
  identityNo: ["identity"],
  amount: numbers,
  outstanding: numbers,
  creditLine: numbers,
  disbursedOn: ["day", "solid-day", "serial"],
  dueOn: ["day", "solid-day", "serial"],
  countyName: ["county"],
  borrowerType: ["borrower-type"],
  poorHousehold: ["yes-no"],
  renewal: ["yes-no"],
  rate: ["rate", ...numbers],
};

/**
 * Of several columns whose headers could give a field, the only one whose content fits, if exactly one does. A column
 * that merely could be a spelling of the field yields to none.
 */
export function onlyFitting<T extends { index: number }>(
  field: ColumnField,
  columns: readonly T[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): T | undefined {
  const shares = columns.map(({ index }) => {
    const profile = profiles.get(index);
    if (profile === undefined || profile.filled === 0) return 0;
    const kinds = fitting[field];
    return kinds === undefined ? 1 : shareOf(profile, [...kinds, "code"]);
  });
  const holding = columns.filter((_, position) => (shares[position] ?? 0) > yieldingShareMax);
  const [only] = holding;
  return holding.length === 1 && only !== undefined && (shares[columns.indexOf(only)] ?? 0) >= shareMin
    ? only
    : undefined;
}

/** Tells whether a column holds what a field needs in half of its cells: a line below a short table counts too. */
export function holdsMostly(field: ColumnField, profile: ColumnProfile): boolean {
  return profile.filled > 0 && shareOf(profile, fitting[field] ?? []) >= mostMin;
}

const notNumbers = ["identity", "county", "borrower-type", "words", "yes-no", "rate"] as const;
const impossible: Partial<Record<ColumnField, readonly CellKind[]>> = {
  loanNo: ["identity", "day", "county", "borrower-type", "words", "yes-no", "rate"],
  borrowerName: ["identity", "day", "amount", "county", "borrower-type", "yes-no", "rate"],
  identityNo: ["day", "amount", "county", "borrower-type", "words", "yes-no", "rate"],
  borrowerType: ["identity", "day", "county", "rate"],
  associationName: ["identity", "day", "amount", "county", "yes-no", "rate"],
  countyName: ["identity", "day", "borrower-type", "yes-no", "rate"],
  amount: ["day", "solid-day", ...notNumbers],
  outstanding: ["day", "solid-day", ...notNumbers],
  creditLine: ["day", "solid-day", ...notNumbers],
  disbursedOn: ["amount", ...notNumbers],
  dueOn: ["amount", ...notNumbers],
};

/** What a column holds that its field cannot be, with the first rows that have it; `undefined` when nothing contradicts. */
export function contradictionOf(
  field: ColumnField,
  profile: ColumnProfile,
): { kind: CellKind; rows: readonly number[] } | undefined {
  if (profile.filled < contradictionCellsMin) return undefined;
  if (field === "rate" && largeShare(profile) >= shareMin) {
    return { kind: "amount", rows: profile.firstRows.get("amount") ?? [] };
  }
  for (const kind of impossible[field] ?? []) {
    if (shareOf(profile, [kind]) >= shareMin) return { kind, rows: profile.firstRows.get(kind) ?? [] };
  }
  return undefined;
}

/** How much of a column are numbers that are no rate in any unit. */
function largeShare({ values, filled }: ColumnProfile): number {
  let large = 0;
  for (const [text, times] of values) if (Number(text.replaceAll(",", "")) > rateMost) large += times;
  return large / filled;
}

/** No rate is more than this, in percent or permille. */
const rateMost = 300;

/** The Chinese name of what a cell looks like. */
export const cellKindNames: Record<CellKind, string> = {
  identity: "证件号码",
  amount: "数字",
  serial: "数字",
  day: "日期",
  "solid-day": "日期",
  county: "县区名称",
  "borrower-type": "客户类型",
  "yes-no": "是或否",
  rate: "百分比",
  words: "文字",
  code: "编号",
};

function shareOf({ counts, filled }: ColumnProfile, kinds: readonly CellKind[]): number {
  let sum = 0;
  for (const kind of kinds) sum += counts.get(kind) ?? 0;
  return filled === 0 ? 0 : sum / filled;
}

/** What the cells of a column look like, whatever its header says. */
export const columnContents = [
  "identity",
  "amount",
  "day",
  "county",
  "borrower-type",
  "yes-no",
  "rate",
  "text",
  "empty",
] as const;

export type ColumnContent = (typeof columnContents)[number];
