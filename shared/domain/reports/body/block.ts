import type { PictureKey } from "../report-pictures.ts";

/**
 * A stretch of text. `name` was given by others and is set apart in its writing direction; `code` is a hash; `unbroken`
 * stays in one line.
 */
export type Run = string | { name: string } | { code: string } | { unbroken: string };

/** A column of a table: its header, in one line or in two, and whether it holds words instead of figures. */
export type TableColumn = { head: string | readonly [string, string]; words?: true };

/** A table; the last row is its sum where `total` says so. */
export type TableBlock = {
  kind: "table";
  columns: readonly TableColumn[];
  rows: readonly (readonly (Run | number)[])[];
  total: boolean;
};

/** A piece of a report whatever form it is given: official document, page or mail. */
export type Block =
  | { kind: "heading"; text: string }
  /** `lead` is a heading of the second level that the paragraph begins with. */
  | { kind: "paragraph"; lead?: string; runs: readonly Run[] }
  | { kind: "note"; text: string }
  /** A chart of the report with its caption; `words` describe what it shows. */
  | { kind: "picture"; key: PictureKey; caption: string; words: string }
  | TableBlock;

/** What stands around the text of an official document (GB/T 9704-2012, 7.3 and 7.4). */
export type OfficialFrame = {
  /** The title in lines whose breaks leave words whole. */
  titleLines: readonly string[];
  /** Whom it is for (主送机关), without the colon. */
  addressees: string;
  /** What goes with it (附件说明). */
  annexes: readonly string[];
  /** Who gets a copy (抄送机关), where anybody does. */
  copiedTo?: string | undefined;
  /** Who prints it and when (印发机关和印发日期). */
  printedBy: string;
  printedOn: string;
};

/** A monthly report (通报) in words and tables, before it is given the form of a document or a page. */
export type ReportBody = {
  title: string;
  /** What is printed below the title: the month, or since the seventh edition that it is a later revision; may be empty. */
  issue: string;
  /** Absent up to the sixth edition. */
  frame?: OfficialFrame | undefined;
  blocks: readonly Block[];
  /** 发文字号, with room for the number that the office gives; absent where the programme has none. */
  documentNo?: string | undefined;
  /** Who signs (发文机关署名). */
  issuer: string;
  publishedAt: string;
  /** The day under the text (成文日期). */
  signedOn: string;
  /** What it rests on, in small type after the signature: its sources, or since the seventh edition notes alone (附注). */
  provenance: readonly Block[];
};

/** A heading of the first level. */
export function heading(text: string): Block {
  return { kind: "heading", text };
}

/** A paragraph of the given stretches; empty ones are left out. */
export function paragraph(...runs: readonly Run[]): Block {
  return { kind: "paragraph", runs: runs.filter((run) => run !== "") };
}

/** A paragraph that begins with a heading of the second level. */
export function ledParagraph(lead: string, ...runs: readonly Run[]): Block {
  return { kind: "paragraph", lead, runs: runs.filter((run) => run !== "") };
}
