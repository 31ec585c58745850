import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { wholeRow } from "../reading/refuse-record.ts";
import type { SkipReason } from "../reading/row-facts.ts";
import type { RowReason } from "../reading/row-reason.ts";
import type { RowAnswer, RowOutcome } from "../row-answer.ts";

/** What is written next to a row of a book: the result, why and what to do, and the addresses of the cells at fault. */
export type RowVerdict = {
  row: number;
  outcome: RowOutcome;
  result: string;
  reason: string;
  remedy: string;
  faults: readonly string[];
  /** The faults of cells that only repeat other rows: 同上, a cell merged over several rows. */
  borrowed: readonly string[];
  /** The row is a record that does not fit its table: its cells mean nothing by their columns. */
  unfit?: true;
};

/** What is written next to the rows of one sheet; `headerRow` is the last row of its header. */
export type SheetVerdicts = { sheet: string; headerRow: number; rows: readonly RowVerdict[] };

/** The headers of the three columns that a receipt adds to the bank's own. */
export const verdictHeaders = ["处理结果", "原因", "修改建议"] as const;
/** How wide these columns are, in characters. */
export const verdictWidths = [18, 46, 46] as const;

const resultNames: Record<RowOutcome, string> = {
  new: "新增",
  changed: "变更",
  unchanged: "未变",
  refused: "退回",
  skipped: "非贷款行",
};
const skipNames: Partial<Record<SkipReason, string>> = {
  header: "表头",
  total: "合计",
  summary: "汇总",
};
const textLengthMax = 2000;

/**
 * The text of an answer next to its row; several reasons are numbered. Titles, notes and blank rows get none: with one
 * more text they could pass for a loan when the receipt is sent again.
 */
export function verdictOf(answer: RowAnswer): RowVerdict | undefined {
  const { row, outcome, reasons, changes, skipped } = answer;
  const skipName = skipped && skipNames[skipped];
  if (outcome === "skipped" && skipName === undefined) return undefined;
  const kind = skipName === undefined ? "" : `（${skipName}）`;
  const fields = changes?.map(({ field }) => loanFieldRows[field].name) ?? [];
  return {
    row,
    outcome,
    result: resultNames[outcome] + kind,
    reason: fields.length > 0 ? `更新：${fields.join("、")}` : numbered(reasons.map(said)),
    remedy: numbered([...new Set(reasons.map(({ remedy }) => remedy))]),
    faults: addresses(reasons),
    borrowed: addresses(reasons.filter(({ code }) => code === "value-ditto" || code === "value-merged")),
    ...(reasons.some(({ column }) => column === wholeRow) ? { unfit: true } : {}),
  };
}

function addresses(reasons: readonly RowReason[]): string[] {
  return reasons.map(({ cell }) => cell).filter((cell) => cell !== "");
}

function said({ column, message }: RowReason): string {
  return `${column}：${message}`;
}

function numbered(texts: readonly string[]): string {
  const whole =
    texts.length < 2 ? texts.join("") : texts.map((text, index) => `${index + 1}. ${text}`).join("\n");
  return whole.length <= textLengthMax ? whole : `${whole.slice(0, textLengthMax)}…`;
}
