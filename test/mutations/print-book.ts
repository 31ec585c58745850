import type { BookCell, BookSheet, Outcome } from "./book.ts";
import type { MutatedBook } from "./plan.ts";

/** Everything that is needed to see what went wrong with a book: how to make it again, its rows, what was done, what differs. */
export function printBook(
  { seed, book }: MutatedBook,
  { refused, notices }: Outcome,
  faults: readonly string[],
): string {
  return [
    `MUTATION_SEED=${seed}: ${book.fileName} as ${book.format}, ${book.done.join(" + ")}`,
    ...book.sheets.flatMap(printSheet),
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...notices.map((notice) => `told: ${notice}`),
    ...faults.map((fault) => `WRONG ${fault}`),
  ].join("\n");
}

function printSheet({ name, lines, merges }: BookSheet): string[] {
  const rows = lines.map(
    ({ kind, cells, raw, hidden }, index) =>
      `  ${index + 1} ${kind}${hidden ? " (hidden)" : ""}: ${raw ?? cells.map(printCell).join(" | ")}`,
  );
  return [`sheet ${name}${merges.length === 0 ? "" : ` merged ${JSON.stringify(merges)}`}`, ...rows];
}

function printCell(cell: BookCell | null): string {
  if (cell === null) return "";
  switch (cell.kind) {
    case "text":
      return cell.runs === undefined ? cell.text : JSON.stringify(cell.runs);
    case "number":
      return `${cell.text}#${cell.format ?? ""}${cell.formula === undefined ? "" : " (formula)"}`;
    case "day":
      return `${cell.day}${cell.more ?? ""}@${cell.format ?? ""}`;
    case "boolean":
      return String(cell.value);
    default:
      return cell.text;
  }
}
