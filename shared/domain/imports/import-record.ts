import type { Day } from "#shared/domain/base/day.ts";
import type { Fen, MoneyUnit } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { CommitAsked } from "./commit-asked.ts";
import type { EffectWarning } from "./effect-warning.ts";
import type { ColumnContent } from "./reading/column-content.ts";
import type { DecidedConstant } from "./reading/constant-fields.ts";
import type { UnknownValue } from "./reading/unknown-values.ts";

/** Every state that an import can be in. */
export const importStates = [
  "announced",
  "uploaded",
  "checking",
  "checked",
  "committing",
  "committed",
  "refused",
  "cancelled",
  "failed",
  "undoing",
  "undone",
  "sent-back",
] as const;
export type ImportState = (typeof importStates)[number];

/** The Chinese name of each state. */
export const importStateNames: Record<ImportState, string> = {
  announced: "等待上传",
  uploaded: "已上传",
  checking: "核对中",
  checked: "待入账",
  committing: "入账中",
  committed: "已入账",
  refused: "已退回",
  cancelled: "已取消",
  failed: "未完成",
  undoing: "撤销中",
  undone: "已撤销",
  "sent-back": "复核退回",
};

/** What may follow each state; a state may always be written again with new progress. */
export const importTransitions: Record<ImportState, readonly ImportState[]> = {
  announced: ["uploaded", "refused", "cancelled"],
  uploaded: ["checking", "cancelled"],
  checking: ["checked", "refused", "failed", "cancelled"],
  checked: ["committing", "checking", "cancelled", "sent-back"],
  committing: ["committed", "failed"],
  committed: ["undoing"],
  refused: ["checking"],
  cancelled: [],
  failed: ["checking", "committing", "cancelled", "undoing"],
  undoing: ["undone", "failed"],
  undone: ["undoing"],
  "sent-back": [],
};

/** The work that an import in some state waits for: it is how a stopped process is continued. */
export const importWork: Partial<Record<ImportState, "check" | "commit" | "undo">> = {
  uploaded: "check",
  checking: "check",
  committing: "commit",
  undoing: "undo",
};

/** Tells whether an import is in force: what it has posted, all or a part, was not undone. */
export function isStanding({
  state,
  commit,
  undo,
}: Pick<ImportRecord, "state" | "commit" | "undo">): boolean {
  if (state === "failed") return commit !== undefined && undo === undefined;
  return state === "committing" || state === "committed";
}

/** How many rows had which outcome: read = new + changed + unchanged + refused + leftOut; skipped are titles, totals, notes and blanks. */
export type ImportCounts = {
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  skipped: number;
  /** Rows of a bank's whole book whose borrowers are in no register: read, and nothing of them kept. */
  leftOut?: number | undefined;
  /** Of new, changed and unchanged those whose association is not known (待归属). */
  unattributed?: number | undefined;
};

/**
 * What a file holds: only loans of the programme, or a bank's whole book, from which the registers of members pick the
 * programme's.
 */
export const holdings = ["programme", "register"] as const;
export type Holds = (typeof holdings)[number];

/** What an import does, or did, to the programme's cumulative disbursement. */
export type ImportEffect = {
  disbursedFenBefore: Fen;
  disbursedFenAfter: Fen;
  /** What of it counts towards the goal, being disbursed within the programme's days; absent where it was not counted apart yet. */
  counted?: { beforeFen: Fen; afterFen: Fen } | undefined;
};

/**
 * The effect of an import as its posting had it, from what its check had said: the same part of it counts, and what the
 * ledger or the import itself came to otherwise since then is taken to count.
 */
export function effectAsPosted(
  checked: ImportEffect | undefined,
  disbursedFenBefore: Fen,
  disbursedFenAfter: Fen,
): ImportEffect {
  const counted = checked?.counted && {
    beforeFen: checked.counted.beforeFen + disbursedFenBefore - checked.disbursedFenBefore,
    afterFen: checked.counted.afterFen + disbursedFenAfter - checked.disbursedFenAfter,
  };
  return { disbursedFenBefore, disbursedFenAfter, counted };
}

/** A column as the check understood it; `field` is the `ColumnField` that it was taken for, `null` when for none. */
export type UnderstoodColumn = {
  column: string;
  header: string;
  /** The name of this column in decisions: the header in compact form, with `#2` after the second of the same text. */
  key: string;
  field: string | null;
  /** Whether a synonym or the liaison's decision says what the column is; `null` when nothing does. */
  mappedBy: "synonym" | "decision" | null;
  holds: ColumnContent;
  /** Some of its values, masked. */
  samples: readonly string[];
  /** The one missing field that the content of a column that was not recognised leaves possible. */
  suggestion?: string | undefined;
};

/** Where the unit comes from: the column's header, a line above it, the liaison's decision, or the default. */
export const unitSources = ["header", "title", "decision", "default"] as const;
export type UnitSource = (typeof unitSources)[number];

/** What the check understood of a sheet: its header's row, its units, and which column is what. */
export type UnderstoodSheet = {
  sheet: string;
  hidden: boolean;
  /** The last row of the header. */
  headerRow: number;
  /** The first row below the header that holds anything; 0 when none does. */
  firstDataRow: number;
  amountUnit: MoneyUnit;
  unitFrom: UnitSource;
  /** The unit of the balances; the amount's where the sheet has no such column. */
  outstandingUnit: MoneyUnit;
  outstandingUnitFrom: UnitSource;
  creditLineUnit: MoneyUnit;
  /** What `headerFingerprint` makes of the headers: equal for equal headers in any order. */
  fingerprint: string;
  columns: readonly UnderstoodColumn[];
  /** How many columns are left out of `columns`. */
  columnsLeftOut: number;
  /** The required fields that no column was taken for. */
  missing: readonly string[];
};

/** The sum that the file states (合计), with the sum of the amounts read. */
export type ControlTotal = { fileFen: Fen; readFen: Fen; agrees: boolean };

/** What a check does to the rows that it counts: turning them into loans, then comparing these with the ledger. */
export const progressStages = ["match", "compare"] as const;

/** How far the work of a state has come, in rows; a check says at what. */
export type ImportProgress = {
  stage?: (typeof progressStages)[number] | undefined;
  doneRows: number;
  totalRows: number;
};

/** Why an import was refused or failed, in Chinese, and what to do. */
export type ImportProblem = { code: string; message: string; remedy: string };

/** Something about a whole file that the liaison should know, in Chinese; `cells` are the first of the `count` cells. */
export type ImportNotice = {
  code: string;
  message: string;
  count?: number | undefined;
  cells?: readonly string[] | undefined;
};

/**
 * How many questions a check asks, how many of them have an answer, and how many more are only counted; `holding` are those
 * without an answer before which nothing of the file goes in.
 */
export type ImportQuestions = {
  asked: number;
  answered: number;
  leftOut: number;
  holding?: number | undefined;
};

/** The total that the liaison typed in, with the sum of the file's rows, refused ones included. */
export type TypedTotal = {
  count?: number | undefined;
  amountFen?: Fen | undefined;
  readCount?: number | undefined;
  readFen?: Fen | undefined;
  agrees?: boolean | undefined;
};

/**
 * A loan that an undoing left alone, because another import has changed it since, or stated it again unchanged
 * (`confirmed`).
 */
export type KeptLoan = { loanNo: string; changedBy: string; confirmed?: true | undefined };

/** How many kept loans an import names; more are only counted. */
export const keptLoansMax = 200;

/** The undoing of a committed import: who asked for it and why, and what came of it. */
export type ImportUndo = {
  by: string;
  /** The issuer of the person who asked; absent in old undoings, which did not keep it. */
  issuer?: string | undefined;
  byName?: string | undefined;
  reason: string;
  askedAt: string;
  undoneAt?: string | undefined;
  /** How often its postings were gone through: again whenever another import was undone that had kept loans. 1 where absent. */
  round?: number | undefined;
  /** Whether what other undone imports kept is being gone through again because of this one. */
  othersTold?: true | undefined;
  /** Since when none is kept any more, where some were at `undoneAt`. */
  clearedAt?: string | undefined;
  /** How many loans are what they were before the import, and how many were left as they are. */
  undoneCount: number;
  keptCount: number;
  /** The first `keptLoansMax` of the kept ones. */
  kept: readonly KeptLoan[];
};

/** That a second person did not let an import in. */
export type SentBack = { by: string; byName?: string | undefined; at: string; reason: string };

/** What stands for a file's name where it was stated that there is nothing new of a month. */
export function noNewsName(month: Month): string {
  return `${month} 没有新增和变化（说明）`;
}

/** An import: one file on its way into the ledger. `revision` counts its changes from 1. */
export type ImportRecord = {
  importId: string;
  revision: number;
  state: ImportState;
  fileName: string;
  byteSize: number;
  /** SHA-256 of the file in lower-case hexadecimal, as announced. */
  sha256: string;
  /** That there is no file: it was stated that there is nothing new of a month. */
  noNews?: true | undefined;
  bankId: string;
  /** The branches that it was brought by, where those alone: it brings loans of theirs. */
  branchIds?: readonly string[] | undefined;
  announcedBy: string;
  /** What the announcer was called then; absent in imports of before it was kept. */
  announcedByName?: string | undefined;
  announcedAt: string;
  changedAt: string;
  /** The check whose plan and answers are current: a new number with each check. */
  checkNo: number;
  /** How far the work of the present state has come, in rows. */
  progress?: ImportProgress | undefined;
  counts?: ImportCounts | undefined;
  effect?: ImportEffect | undefined;
  understood?: readonly UnderstoodSheet[] | undefined;
  controlTotal?: ControlTotal | undefined;
  /** The day of the book's figures, where the file says so. */
  dataOn?: Day | undefined;
  notices?: readonly ImportNotice[] | undefined;
  /** The values that no list has, each once; those of associations are taken in unconfirmed all the same. */
  unknownValues?: readonly UnknownValue[] | undefined;
  questions?: ImportQuestions | undefined;
  /** What of the effect is out of proportion: nothing goes in before somebody has acknowledged it. */
  warnings?: readonly EffectWarning[] | undefined;
  /** What the liaison said once for whole sheets of this file. */
  constants?: readonly DecidedConstant[] | undefined;
  /** What the file holds, if that was asked, and whether unique names in the registers identify borrowers. */
  holds?: Holds | undefined;
  acceptNames?: boolean | undefined;
  typedTotal?: TypedTotal | undefined;
  problem?: ImportProblem | undefined;
  committedBy?: string | undefined;
  committedAt?: string | undefined;
  commit?: CommitAsked | undefined;
  undo?: ImportUndo | undefined;
  sentBack?: SentBack | undefined;
};
