import type { Run, TableBlock } from "#shared/domain/reports/body/block.ts";

/** How many half-width places a column of hashes counts, so that it leaves room for the others. */
const codePlaces = 24;
const placesMin = 4;

/** A whole width parted by the widest content of each column, counted in half-width places. */
export function columnWidths(
  columns: TableBlock["columns"],
  rows: TableBlock["rows"],
  whole: number,
): number[] {
  const places = columns.map(({ head }, index) =>
    Math.max(placesMin, ...[head].flat().map(placesOf), ...rows.map((row) => runPlaces(row[index] ?? ""))),
  );
  const sum = places.reduce((all, one) => all + one, 0);
  const widths = places.map((one) => Math.floor((whole * one) / sum));
  const left = whole - widths.reduce((all, one) => all + one, 0);
  return widths.map((width, index) => (index === 0 ? width + left : width));
}

function runPlaces(run: Run | number): number {
  if (typeof run === "number") return String(run).length + 1;
  if (typeof run === "string") return placesOf(run);
  if ("code" in run) return codePlaces;
  return Math.min(placesOf("name" in run ? run.name : run.unbroken), codePlaces);
}

function placesOf(text: string): number {
  let places = 1;
  for (const character of text) places += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return places;
}
