import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { AskedQuestion } from "#shared/domain/imports/questions/question.ts";
import type { ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import type { RowsSummary } from "#shared/domain/imports/rows-summary.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";

/** How many rows a page of the plan holds: as many as the ledger reads at once. */
export const planPageSize = loansReadMax;
/** How many rows a page of answers holds. */
export const answersPageSize = 1000;
/** How many questions an import asks; more are only counted. */
export const questionsMax = 1000;
/** How many bytes one of an import's files may have. */
export const pageBytesMax = 16 * 1024 * 1024;

/** A check of an import, which has its own files. */
export type CheckPlace = { importId: string; checkNo: number };

/**
 * What a check found each row of the plan to be, one letter a row in the plan's order (n, c, u), and by which decisions
 * about values it went: not known where an earlier version checked.
 */
export type Found = { letters: string; usedValues?: readonly ValueMeaning[] | undefined };

/**
 * What a check writes for the commit and for its readers. Pages are counted from 0 and are empty after the last; what
 * was never written is empty. Reading fails with `ledger-damaged` where a file is not what was written.
 */
export interface ImportArchive {
  /** Writes the rows that a commit is to post, in their order. */
  writePlan(place: CheckPlace, rows: readonly PlannedRow[]): Promise<void>;
  planPage(place: CheckPlace, page: number): Promise<PlannedRow[]>;
  writeFound(
    place: CheckPlace,
    found: { letters: string; usedValues: readonly ValueMeaning[] },
  ): Promise<void>;
  found(place: CheckPlace): Promise<Found>;
  /** Writes the associations that a commit is to take in first. */
  writeNewAssociations(place: CheckPlace, associations: readonly Association[]): Promise<void>;
  newAssociations(place: CheckPlace): Promise<Association[]>;
  /** Writes the answers to all rows, by outcome, each in the order of the file, and how many there are of what. */
  writeAnswers(place: CheckPlace, answers: readonly RowAnswer[]): Promise<void>;
  answersPage(place: CheckPlace, outcome: RowOutcome, page: number): Promise<RowAnswer[]>;
  rowsSummary(place: CheckPlace): Promise<RowsSummary>;
  /** Writes at most `questionsMax` questions; more are a RangeError. */
  writeQuestions(place: CheckPlace, questions: readonly AskedQuestion[]): Promise<void>;
  questions(place: CheckPlace): Promise<AskedQuestion[]>;
  /** Copies what a check wrote next to its answers to another check number. */
  carryCheck(from: CheckPlace, to: CheckPlace): Promise<void>;
}
