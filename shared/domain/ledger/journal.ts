import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { FieldChange } from "./field-text.ts";
import { type LoanFacts, type LoanKey, outstandingFenOf } from "./loan.ts";

/**
 * What an entry records: a loan's first appearance, a change of it by a book, the undoing of an earlier entry, or that it
 * was attributed to an association by a register or by hand.
 */
export const entryKinds = ["opened", "changed", "undone", "attributed"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** The row of an import that an entry comes from; `row` as Excel numbers it. */
export type EntrySource = { sheet: string; row: number };

/** One line of the append-only journal. */
export type JournalEntry = LoanKey & {
  /** Dense from 1 over the whole programme. */
  seq: number;
  kind: EntryKind;
  /** The version of the loan that this entry makes, from 1. */
  version: number;
  changes: readonly FieldChange[];
  disbursedDeltaFen: Fen;
  outstandingDeltaFen: Fen;
  /** The day it took effect: disbursement for a new loan, the book's data date for a change, of what it undoes for an undoing. */
  effectiveOn: Day;
  source: EntrySource;
};

/** The entries of one chunk of one import, bound to all earlier ones by a hash. */
export type JournalBlock = {
  /** Dense from 1 over the whole programme. */
  blockNo: number;
  previousHash: string;
  /** SHA-256 of `blockBytes`, in lower-case hexadecimal. */
  hash: string;
  /** The instant at which the ledger came to know it, ISO 8601 in UTC. */
  knownAt: string;
  /** Who committed it. */
  by: string;
  importId: string;
  entries: readonly JournalEntry[];
};

/** Where the journal ends: the last block, the last sequence number and the last hash. */
export type JournalHead = { blockNo: number; seq: number; hash: string };

/** The head of a journal without entries. */
export const emptyHead: JournalHead = { blockNo: 0, seq: 0, hash: "0".repeat(64) };

/** The head that a block makes. */
export function headAfter(block: JournalBlock): JournalHead {
  const last = block.entries.at(-1);
  if (last === undefined) throw new RangeError(`block ${block.blockNo} has no entries`);
  return { blockNo: block.blockNo, seq: last.seq, hash: block.hash };
}

/**
 * Tells whether an entry brings its loan under an association or into a month under which it may not have been before. An
 * undoing never does: it leaves a loan where it once was.
 */
export function isListedAnew({ kind, changes }: Pick<JournalEntry, "kind" | "changes">): boolean {
  return (
    kind !== "undone" && changes.some(({ field }) => field === "associationId" || field === "disbursedOn")
  );
}

/** What the loan's own deltas are when it goes from one state to another; an absent state is no loan. */
export function entryDeltas(
  before: LoanFacts | undefined,
  after: LoanFacts | undefined,
): { disbursedDeltaFen: Fen; outstandingDeltaFen: Fen } {
  const owed = (facts: LoanFacts | undefined) => (facts === undefined ? 0n : outstandingFenOf(facts));
  return {
    disbursedDeltaFen: (after?.amountFen ?? 0n) - (before?.amountFen ?? 0n),
    outstandingDeltaFen: owed(after) - owed(before),
  };
}

/** Those of a loan's entries that stand, oldest first: each that undoes takes away the last one that stood before it. */
export function standingEntries<Entry extends Pick<JournalEntry, "kind">>(
  entries: readonly Entry[],
): Entry[] {
  const standing: Entry[] = [];
  for (const entry of entries) {
    if (entry.kind === "undone") standing.pop();
    else standing.push(entry);
  }
  return standing;
}

/**
 * The bytes that a block's hash covers: every field in a fixed order, each as its UTF-8 length, a colon and the text (a
 * netstring without the comma), lists preceded by their count, `-` for an absent value. Different blocks of well-formed
 * text have different bytes; a lone surrogate counts as U+FFFD.
 */
export function blockBytes(block: Omit<JournalBlock, "hash">): Uint8Array {
  const parts: string[] = [];
  const put = (value: string | number | bigint | null) => {
    if (value === null) {
      parts.push("-");
      return;
    }
    const text = String(value);
    parts.push(`${utf8Length(text)}:${text}`);
  };
  put("yinhui-journal-1");
  put(block.blockNo);
  put(block.previousHash);
  put(block.knownAt);
  put(block.by);
  put(block.importId);
  put(block.entries.length);
  for (const entry of block.entries) {
    put(entry.seq);
    put(entry.kind);
    put(entry.bankId);
    put(entry.loanNo);
    put(entry.version);
    put(entry.disbursedDeltaFen);
    put(entry.outstandingDeltaFen);
    put(entry.effectiveOn);
    put(entry.source.sheet);
    put(entry.source.row);
    put(entry.changes.length);
    for (const change of entry.changes) {
      put(change.field);
      put(change.before);
      put(change.after);
    }
  }
  return new TextEncoder().encode(parts.join(""));
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}
