import {
  type Book,
  type BookCell,
  type BookSheet,
  columnOf,
  type Line,
  type Loan,
  loanLines,
  loanSheets,
} from "./book.ts";
import type { Rng } from "./rng.ts";
import type { Field } from "./truth.ts";

/** A cell of a loan's line under the column of a field. */
export type Place = {
  sheet: BookSheet;
  line: Line & { loan: Loan };
  column: number;
  cell: BookCell | null;
};

/** The cells of a field in every line that states a loan; none where no sheet has such a column. */
export function placesOf(book: Book, field: Field): Place[] {
  return book.sheets.flatMap((sheet) => {
    const column = columnOf(sheet, field);
    if (column < 0) return [];
    return loanLines(sheet).map((line) => ({ sheet, line, column, cell: line.cells[column] ?? null }));
  });
}

/** Some of a list that is not empty: one, a few or all of them. */
export function some<T>(rng: Rng, list: readonly T[]): T[] {
  const many = rng.pick([1, 1, 2, 3, list.length]);
  return rng.shuffled(list).slice(0, Math.min(many, list.length));
}

/** Writes a cell anew. */
export function put({ line, column }: Pick<Place, "line" | "column">, cell: BookCell | null): void {
  while (line.cells.length <= column) line.cells.push(null);
  line.cells[column] = cell;
}

/** Puts other cells in some places of a field, in all of them where `all` says so; `false` where none takes one. */
export function rewrite(
  book: Book,
  rng: Rng,
  field: Field,
  cellOf: (place: Place) => BookCell | null | undefined,
  all = false,
): Place[] {
  const places = placesOf(book, field).filter(({ cell }) => cell !== null);
  if (places.length === 0) return [];
  return (all ? places : some(rng, places)).filter((place) => {
    const cell = cellOf(place);
    if (cell === undefined) return false;
    put(place, cell);
    return true;
  });
}

/** A sheet that states loans, with one of its loans' lines. */
export function anyLoan(book: Book, rng: Rng): { sheet: BookSheet; line: Line & { loan: Loan }; at: number } {
  const sheet = rng.pick(loanSheets(book));
  const line = rng.pick(loanLines(sheet));
  return { sheet, line, at: sheet.lines.indexOf(line) };
}
