import type { Day } from "#shared/domain/base/day.ts";
import type { IdentityKind } from "#shared/domain/base/identity.ts";
import { maskIdentity, maskName } from "#shared/domain/base/identity.ts";
import { holdsPersonNumber, maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { readDay } from "../reading/read-day.ts";
import { readIdentity } from "../reading/read-identity.ts";
import { isWordOfList, readYesNo } from "../reading/read-words.ts";
import { type RowReason, type RowReasonCode, rowReasonTexts } from "../reading/row-reason.ts";
import { cellText, compact, trimmed } from "../reading/text.ts";
import type { RegisterLine } from "./read-register.ts";
import type { RegisterColumn } from "./register-columns.ts";

/** Columns whose values are shown masked in an answer. */
const hidden: ReadonlySet<string> = new Set(["identity"]);
const names: ReadonlySet<string> = new Set(["name", "household"]);
const textLengthMax = 60;
const shownLengthMax = 40;
const letter = /\p{L}/u;

/** Reads the cells of one line of a register, and collects what is wrong with them. */
export type LineReader<Column extends string> = {
  reasons: RowReason[];
  text(column: Column): string | undefined;
  /** A name: with letters, no identity number in it, and no word of another column. */
  name(column: Column): string | undefined;
  day(column: Column): Day | undefined;
  yesNo(column: Column): boolean | undefined;
  word<T>(column: Column, read: (text: string) => T | undefined, code: RowReasonCode): T | undefined;
  identity(
    column: Column,
    kind: BorrowerType | undefined,
  ): { kind: IdentityKind; number: string } | undefined;
  need(column: Column): void;
  fault(column: Column, code: RowReasonCode): void;
};

/** Opens a line for reading; `today` is the last day it may state. Names in `shownWhole` are not of persons. */
export function lineReader<Column extends string>(
  line: RegisterLine<Column>,
  columns: Readonly<Record<Column, RegisterColumn>>,
  today: Day,
  shownWhole: readonly Column[] = [],
): LineReader<Column> {
  const reasons: RowReason[] = [];
  const fault = (column: Column, code: RowReasonCode) => {
    const cell = line.address(column);
    const { name } = columns[column];
    if (reasons.some((one) => one.cell === cell && one.column === name)) return;
    const text = cellText(line.cell(column));
    const value = shownWhole.includes(column) ? text : shownValue(column, text, today);
    reasons.push({ cell, column: name, code, ...rowReasonTexts[code], value });
  };
  const text = (column: Column) => textOf(line.cell(column), (code) => fault(column, code));
  const word = <T>(column: Column, read: (text: string) => T | undefined, code: RowReasonCode) => {
    const words = text(column);
    const meaning = words === undefined ? undefined : read(words);
    if (words !== undefined && meaning === undefined) fault(column, code);
    return meaning;
  };
  return {
    reasons,
    text,
    fault,
    word,
    name(column) {
      const words = text(column);
      const damage = words === undefined ? undefined : nameFault(words, today);
      if (damage !== undefined) fault(column, damage);
      return damage === undefined ? words?.normalize("NFC") : undefined;
    },
    day(column) {
      const cell = line.cell(column);
      const day = cell && readDay(cell);
      const damage = day === undefined ? "day-invalid" : day > today ? "day-in-future" : undefined;
      if (cell !== undefined && damage !== undefined) fault(column, damage);
      return damage === undefined ? day : undefined;
    },
    yesNo: (column) => word(column, readPoor, "yes-no-unknown"),
    identity(column, kind) {
      const cell = line.cell(column);
      const verdict = cell && readIdentity(cell, kind);
      if (verdict === undefined || "kind" in verdict) return verdict;
      fault(column, verdict.fault);
      return undefined;
    },
    need(column) {
      if (line.cell(column) === undefined) fault(column, "value-missing");
    },
  };
}

function textOf(cell: Cell | undefined, fault: (code: RowReasonCode) => void): string | undefined {
  if (cell?.kind === "error") fault("cell-error");
  if (cell === undefined || cell.kind === "error") return undefined;
  const words = trimmed(cellText(cell));
  if ([...words].length <= textLengthMax) return words === "" ? undefined : words;
  fault("text-too-long");
  return undefined;
}

function nameFault(words: string, today: Day): RowReasonCode | undefined {
  if (holdsPersonNumber(words, { likely: true, today })) return "identity-within";
  if (!letter.test(words)) return "name-without-letters";
  return isWordOfList(words) ? "name-misplaced" : undefined;
}

/** A cell's text as an answer shows it: identities and people's names masked. */
function shownValue(column: string, text: string, today: Day): string {
  if (hidden.has(column)) return maskIdentity(text);
  if (names.has(column)) return maskName(text);
  return [...maskPersonNumbers(text, { likely: true, today })].slice(0, shownLengthMax).join("");
}

const poorWords = new Set(["建档立卡户", "建档立卡", "贫困户", "脱贫户", "建档立卡贫困户"]);
const otherWords = new Set(["一般户", "非贫困户", "非建档立卡户", "一般农户"]);

function readPoor(text: string): boolean | undefined {
  const word = compact(text);
  if (poorWords.has(word)) return true;
  return otherWords.has(word) ? false : readYesNo(text);
}
