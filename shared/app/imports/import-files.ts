import type { ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { type RowsSummary, summariseRows } from "#shared/domain/imports/rows-summary.ts";
import { type FactTexts, factsToTexts, toldFromTexts } from "#shared/domain/ledger/field-text.ts";
import type { ToldFacts } from "#shared/domain/ledger/loan.ts";
import type { RowSaying } from "#shared/domain/ledger/plan-change.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";

/** One row of an import's plan: where it stands in the file, and what it says of its loan. */
export type PlannedRow = RowSaying & { sheet: string; row: number; loanNo: string };

/** A row of the plan as it is stored: the facts in their canonical texts. */
type StoredRow = Omit<PlannedRow, keyof RowSaying> & { told: FactTexts; presumed?: FactTexts };

/** How many rows a page of the plan holds: as many as the ledger reads at once. */
export const planPageSize = loansReadMax;
/** How many rows a page of answers holds. */
export const answersPageSize = 1000;

/** How many bytes one of these files may have. */
export const pageBytesMax = 16 * 1024 * 1024;

type Place = { importId: string; checkNo: number };

/** Writes the rows that a commit is to post, in their order, page by page. */
export async function writePlan(
  deps: Pick<Deps, "files">,
  place: Place,
  rows: readonly PlannedRow[],
): Promise<void> {
  const stored = rows.map(({ sheet, row, loanNo, told, presumed }) => ({
    ...{ sheet, row, loanNo, told: factsToTexts(told) },
    ...(presumed === undefined ? {} : { presumed: factsToTexts(presumed) }),
  }));
  await writePages(deps, (page) => `${folder(place)}/plan-${page}.json`, stored, planPageSize);
}

/**
 * What the check found each row of the plan to be, one letter a row in the plan's order (n, c, u), and by which decisions
 * about values it went: not known where an earlier version checked.
 */
export type Found = { letters: string; usedValues?: readonly ValueMeaning[] | undefined };

/** Writes what the check found. */
export async function writeFound(
  deps: Pick<Deps, "files">,
  place: Place,
  letters: string,
  usedValues: readonly ValueMeaning[],
): Promise<void> {
  await writePages(deps, () => foundKey(place), [letters, usedValues], 2);
}

/** What the check found; no letters for imports of before there were such files. */
export async function readFound(deps: Pick<Deps, "files">, place: Place): Promise<Found> {
  const found: [string?, ValueMeaning[]?] = await readFile(deps, foundKey(place), []);
  const [letters = "", usedValues] = found;
  return { letters, usedValues };
}

/** One page of the plan, counted from 0; empty behind the last. */
export async function readPlanPage(
  deps: Pick<Deps, "files">,
  place: Place,
  page: number,
): Promise<PlannedRow[]> {
  const stored = await readPage<StoredRow>(deps, `${folder(place)}/plan-${page}.json`);
  return stored.map((row) => ({
    ...row,
    told: factsOfTexts(row.told),
    presumed: row.presumed && factsOfTexts(row.presumed),
  }));
}

/**
 * One page of the plan of an import that may be committed: where one came out otherwise than checked, its answers are under
 * the next number, and earlier versions left the plan under the one before.
 */
export async function readKeptPlanPage(
  deps: Pick<Deps, "files">,
  { importId, checkNo }: Place,
  page: number,
): Promise<PlannedRow[]> {
  const rows = await readPlanPage(deps, { importId, checkNo }, page);
  return rows.length > 0 ? rows : readPlanPage(deps, { importId, checkNo: checkNo - 1 }, page);
}

/** Writes the associations that a commit is to take in first. */
export async function writeNewAssociations(
  deps: Pick<Deps, "files">,
  place: Place,
  associations: readonly Association[],
): Promise<void> {
  await writePages(deps, () => `${folder(place)}/associations.json`, associations, Number.MAX_SAFE_INTEGER);
}

/** The associations that a commit is to take in first. */
export function readNewAssociations(deps: Pick<Deps, "files">, place: Place): Promise<Association[]> {
  return readPage<Association>(deps, `${folder(place)}/associations.json`);
}

/** Puts what a check has written beside its answers under another number as well. */
export async function carryCheck(deps: Pick<Deps, "files">, from: Place, to: Place): Promise<void> {
  for (const name of ["associations.json", "questions.json", "found.json"]) await carry(deps, from, to, name);
  for (let page = 0; await carry(deps, from, to, `plan-${page}.json`); page++);
}

async function carry(deps: Pick<Deps, "files">, from: Place, to: Place, name: string): Promise<boolean> {
  const bytes = await deps.files.get("imports", `${folder(from)}/${name}`, pageBytesMax);
  if (bytes !== undefined) await deps.files.put("imports", `${folder(to)}/${name}`, bytes);
  return bytes !== undefined;
}

/** Writes the answers to all rows, by outcome, each in the order of the file, and how many there are of what. */
export async function writeAnswers(
  deps: Pick<Deps, "files">,
  place: Place,
  answers: readonly RowAnswer[],
): Promise<void> {
  const byOutcome = Map.groupBy(answers, (answer) => answer.outcome);
  for (const [outcome, ofOutcome] of byOutcome) {
    const stored = ofOutcome.map(({ amountFen, ...answer }) => ({
      ...answer,
      ...(amountFen === undefined ? {} : { amount: amountFen.toString() }),
    }));
    await writePages(deps, (page) => answersKey(place, outcome, page), stored, answersPageSize);
  }
  await writePages(deps, () => summaryKey(place), [summariseRows(answers)], 1);
}

/** How many rows there are of what; of no rows where no check has written its answers. */
export async function readRowsSummary(deps: Pick<Deps, "files">, place: Place): Promise<RowsSummary> {
  const [summary = summariseRows([])] = await readPage<RowsSummary>(deps, summaryKey(place));
  return summary;
}

/** One page of the answers of an outcome, counted from 0; empty behind the last. */
export async function readAnswersPage(
  deps: Pick<Deps, "files">,
  place: Place,
  outcome: RowOutcome,
  page: number,
): Promise<RowAnswer[]> {
  const stored = await readPage<Omit<RowAnswer, "amountFen"> & { amount?: string }>(
    deps,
    answersKey(place, outcome, page),
  );
  return stored.map(({ amount, ...answer }) => ({
    ...answer,
    ...(amount === undefined ? {} : { amountFen: BigInt(amount) }),
  }));
}

function folder({ importId, checkNo }: Place): string {
  return `${importId}/${checkNo}`;
}

function foundKey(place: Place): string {
  return `${folder(place)}/found.json`;
}

function summaryKey(place: Place): string {
  return `${folder(place)}/summary.json`;
}

function answersKey(place: Place, outcome: RowOutcome, page: number): string {
  return `${folder(place)}/${outcome}-${page}.json`;
}

function factsOfTexts(texts: FactTexts): ToldFacts {
  return toldFromTexts((field) => texts[field] ?? null);
}

async function writePages(
  deps: Pick<Deps, "files">,
  keyOf: (page: number) => string,
  items: readonly unknown[],
  pageSize: number,
): Promise<void> {
  for (let page = 0; page * pageSize < items.length; page++) {
    const slice = items.slice(page * pageSize, (page + 1) * pageSize);
    await deps.files.put("imports", keyOf(page), new TextEncoder().encode(JSON.stringify(slice)));
  }
}

function readPage<T>(deps: Pick<Deps, "files">, key: string): Promise<T[]> {
  return readFile<T[]>(deps, key, []);
}

/** Reads a file that this module wrote itself; its shape is the writer's. */
async function readFile<T>(deps: Pick<Deps, "files">, key: string, absent: T): Promise<T> {
  const bytes = await deps.files.get("imports", key, pageBytesMax);
  return bytes === undefined ? absent : (JSON.parse(new TextDecoder().decode(bytes)) as T);
}
