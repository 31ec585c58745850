import { unattributed } from "#shared/domain/ledger/attribution.ts";
import type { JournalBlock, JournalEntry, JournalHead } from "#shared/domain/ledger/journal.ts";
import {
  type LoanField,
  type LoanKey,
  type LoanState,
  loanFieldRows,
  loanFields,
} from "#shared/domain/ledger/loan.ts";

/** Something in the ledger that differs from the journal; personal texts are left out. */
export type Difference = { kind: string; key: string; expected: string; found: string };

type Texts = Partial<Record<LoanField, string | null>>;
type Sums = Record<string, bigint>;
/** The cells as they were kept at a head. */
type Snapshot = {
  head: JournalHead;
  cells: readonly { key: string; measures: Readonly<Record<string, bigint>> }[];
};
/** An entry that nothing has undone: whose it is, and what it changed; a loan's first entry found nothing. */
type Standing = { importId: string; found: Texts };
/** A loan as its entries fold to, with what it counts for in totals. */
type RecountedLoan = LoanKey & {
  version: number;
  texts: Texts;
  sums: Sums;
  blockNos: number[];
  standing: Standing[];
};

/** The journal as it is folded a second time, by other code than the one that keeps the totals. */
export type Recount = {
  head: JournalHead;
  entries: number;
  loans: Map<string, RecountedLoan>;
  /** What each import added, by import. */
  imports: Map<string, Sums>;
};

/** Where differences go. */
export type Tell = (kind: string, key: string, expected: unknown, found: unknown) => void;

const badClasses: readonly unknown[] = ["substandard", "doubtful", "loss"];

/** A recount before the first block. */
export function startRecount(): Recount {
  const head = { blockNo: 0, seq: 0, hash: "0".repeat(64) };
  return { head, entries: 0, loans: new Map(), imports: new Map() };
}

/**
 * Adds the next block to a recount; `hash` is the hash of the block's bytes. It goes on after a difference, so that one
 * fault is reported once.
 */
export function recountBlock(recount: Recount, block: JournalBlock, hash: string, tell: Tell): void {
  const key = `block ${block.blockNo}`;
  if (block.blockNo !== recount.head.blockNo + 1)
    tell("block-number", key, recount.head.blockNo + 1, block.blockNo);
  if (block.previousHash !== recount.head.hash)
    tell("previous-hash", key, recount.head.hash, block.previousHash);
  if (block.hash !== hash) tell("block-hash", key, hash, block.hash);
  if (block.entries.length === 0) tell("block-empty", key, "at least one entry", "none");
  let seq = recount.head.seq;
  for (const entry of block.entries) {
    if (entry.seq !== seq + 1) tell("sequence", key, seq + 1, entry.seq);
    seq = entry.seq;
    recount.entries += 1;
    recountEntry(recount, block, entry, tell);
  }
  recount.head = { blockNo: block.blockNo, seq, hash: block.hash };
}

function recountEntry(recount: Recount, block: JournalBlock, entry: JournalEntry, tell: Tell): void {
  const key = loanKeyText(entry);
  const at = `${key} seq ${entry.seq}`;
  const loan = recount.loans.get(key) ?? startLoan(entry);
  if (entry.version !== loan.version + 1) tell("version", at, loan.version + 1, entry.version);
  const nothing = loan.standing.length === 0;
  if ((entry.kind === "opened") !== nothing) tell("kind", at, nothing ? "opened" : "changed", entry.kind);
  const was = loan.sums;
  const found: Texts = {};
  for (const { field, before, after } of entry.changes) {
    const known = loan.texts[field] ?? null;
    if (known !== before) tell("change-before", `${at} ${field}`, shown(field, known), shown(field, before));
    if (!nothing) found[field] = known;
    loan.texts[field] = after;
  }
  if (entry.kind === "undone") recountUndoing(loan, { found, importId: block.importId }, at, tell);
  else loan.standing.push({ importId: block.importId, found });
  const is = sumsOf(loan.texts);
  const disbursed = of(is, "disbursedFen") - of(was, "disbursedFen");
  const outstanding = of(is, "outstandingFen") - of(was, "outstandingFen");
  if (entry.disbursedDeltaFen !== disbursed) tell("disbursed-delta", at, disbursed, entry.disbursedDeltaFen);
  if (entry.outstandingDeltaFen !== outstanding) {
    tell("outstanding-delta", at, outstanding, entry.outstandingDeltaFen);
  }
  const added = recount.imports.get(block.importId) ?? {};
  for (const name of new Set([...Object.keys(is), ...Object.keys(was)])) {
    added[name] = of(added, name) + of(is, name) - of(was, name);
  }
  recount.imports.set(block.importId, added);
  loan.version = entry.version;
  loan.sums = is;
  loan.blockNos.push(block.blockNo);
  recount.loans.set(key, loan);
}

/**
 * Sees whether an undoing has taken back the last entry that stood, whole and nothing else, and as the same import. The
 * first entry of a loan found nothing, and so leaves nothing.
 */
function recountUndoing(loan: RecountedLoan, undoing: Standing, at: string, tell: Tell): void {
  const undone = loan.standing.pop();
  if (undone === undefined) return;
  if (undone.importId !== undoing.importId) tell("undone-import", at, undone.importId, undoing.importId);
  const first = loan.standing.length === 0;
  const before: Texts = first ? {} : { ...loan.texts, ...undoing.found, ...undone.found };
  for (const field of loanFields) {
    const left = loan.texts[field] ?? null;
    const expected = before[field] ?? null;
    if (left !== expected) tell("undone-field", `${at} ${field}`, shown(field, expected), shown(field, left));
  }
}

/** Tells whether a recounted loan counts: an undone one has no amount and is in no list. */
export function isCounted({ texts }: { texts: Texts }): boolean {
  return texts.amountFen != null;
}

function startLoan({ bankId, loanNo }: LoanKey): RecountedLoan {
  return { bankId, loanNo, version: 0, texts: {}, sums: {}, blockNos: [], standing: [] };
}

/** Compares what is stored under a loan's key with the fold of its entries. */
export function compareLoan(recount: Recount, stored: LoanState, tell: Tell): void {
  const key = loanKeyText(stored);
  const loan = recount.loans.get(key);
  if (loan === undefined) {
    tell("loan-without-entries", key, "no loan", `version ${stored.version}`);
    return;
  }
  if (stored.version !== loan.version) tell("loan-version", key, loan.version, stored.version);
  if (stored.blockNos.join() !== loan.blockNos.join()) {
    tell("loan-blocks", key, loan.blockNos.join(), stored.blockNos.join());
  }
  for (const field of loanFields) {
    const expected = loan.texts[field] ?? null;
    const value = stored.facts?.[field];
    const found = value === undefined ? null : `${value}`;
    if (expected !== found)
      tell("loan-field", `${key} ${field}`, shown(field, expected), shown(field, found));
  }
}

/** Compares all stored totals with the sums over the recounted loans and imports, in both directions; zero equals absent. */
export function compareTotals(
  recount: Recount,
  stored: Iterable<{ key: string; measures: Readonly<Record<string, bigint>> }>,
  tell: Tell,
): void {
  const sums = loanTotals(recount);
  for (const [importId, added] of recount.imports) sums.set(`import#${importId}`, added);
  for (const { key, measures } of stored) {
    compareSums("total", key, sums.get(key) ?? {}, measures, tell);
    sums.delete(key);
  }
  for (const [key, total] of sums) compareSums("total", key, total, {}, tell);
}

/**
 * Compares a snapshot with the sums over the loans, once the recount has reached the snapshot's block; zero equals
 * absent. With the stored totals of the same head it reports only where the snapshot differs from these: their own
 * differences are reported with them.
 */
export function compareSnapshot(
  recount: Recount,
  { head, cells }: Snapshot,
  stored: Snapshot["cells"] | undefined,
  tell: Tell,
): void {
  if (head.hash !== recount.head.hash) tell("snapshot-head", "snapshot", recount.head.hash, head.hash);
  const sums = loanTotals(recount);
  const found = byKey(cells);
  const totals = stored && byKey(stored);
  const keys = [...sums.keys()].filter((key) => key.startsWith("cell#"));
  for (const key of new Set([...keys, ...found.keys()])) {
    const own = found.get(key) ?? {};
    const total = totals?.get(key) ?? {};
    const names = new Set([...Object.keys(own), ...Object.keys(total)]);
    if (totals !== undefined && [...names].every((name) => of(own, name) === of(total, name))) continue;
    compareSums("snapshot", key, sums.get(key) ?? {}, own, tell);
  }
}

function byKey(cells: Snapshot["cells"]): Map<string, Readonly<Sums>> {
  return new Map(cells.map(({ key, measures }) => [key, measures]));
}

/** The sums over the recounted loans, for the programme, each cell and each association. */
function loanTotals(recount: Recount): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const loan of recount.loans.values()) {
    if (!isCounted(loan)) continue;
    const { texts, sums: own } = loan;
    const month = `${texts.disbursedOn}`.slice(0, 7);
    for (const key of [
      "programme",
      `cell#${month}#${texts.countyCode ?? unattributed}#${texts.borrowerType ?? unattributed}`,
      `association#${texts.associationId ?? unattributed}`,
    ]) {
      const total = sums.get(key) ?? {};
      for (const name in own) total[name] = of(total, name) + of(own, name);
      sums.set(key, total);
    }
  }
  return sums;
}

function compareSums(kind: string, key: string, expected: Sums, found: Readonly<Sums>, tell: Tell): void {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (of(expected, name) !== of(found, name)) {
      tell(kind, `${key} ${name}`, of(expected, name), of(found, name));
    }
  }
}

/** What one loan counts for in every total it belongs to, read from its texts; a loan without an amount counts for nothing. */
function sumsOf(texts: Texts): Sums {
  if (texts.amountFen == null) return {};
  const amount = whole(texts.amountFen);
  const closed = texts.status === "settled" || texts.status === "written-off";
  const owed = texts.outstandingFen == null ? (closed ? 0n : amount) : whole(texts.outstandingFen);
  const settled = texts.status === "settled";
  const overdue = texts.status === "overdue";
  const bad = badClasses.includes(texts.classification) && !settled;
  return {
    loanCount: 1n,
    disbursedFen: amount,
    outstandingFen: owed,
    ...counted("overdue", overdue, owed),
    ...counted("settled", settled, amount),
    ...counted("nonPerforming", bad, owed),
    ...counted("renewal", texts.renewal === "true", amount),
    ...counted("poor", texts.poorHousehold === "true", amount),
    ...counted("creditLine", whole(texts.creditLineFen ?? "") > 0n, whole(texts.creditLineFen ?? "")),
  };
}

function counted(name: string, yes: boolean, fen: bigint): Sums {
  return { [`${name}Count`]: yes ? 1n : 0n, [`${name}Fen`]: yes ? fen : 0n };
}

function whole(text: string): bigint {
  return /^-?\d+$/.test(text) ? BigInt(text) : 0n;
}

function of(sums: Readonly<Sums>, name: string): bigint {
  return sums[name] ?? 0n;
}

function shown(field: LoanField, text: string | null): string {
  if (text === null) return "—";
  return loanFieldRows[field].privacy === "open" ? text : "（个人信息，不显示）";
}

/** A loan's key as recounts write it. */
export function loanKeyText({ bankId, loanNo }: { bankId: string; loanNo: string }): string {
  return `loan ${bankId}/${loanNo}`;
}
