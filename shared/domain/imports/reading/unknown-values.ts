import type { ReadRow, UnlistedValue } from "./row-facts.ts";
import type { DictionaryField } from "./table-rules.ts";
import { compact } from "./text.ts";
import { isUnlistedReason } from "./unlisted-values.ts";

/** A value that its column's list does not have. */
export type UnknownValue = {
  field: DictionaryField;
  /** The value as it may be shown. */
  value: string;
  /** Its compact form, by which a decision names it. */
  key: string;
  /** How many rows have it. */
  rows: number;
  /** How many rows are refused for this and other unknown values, and for nothing else. */
  heldUp: number;
  /** The first cell that has it, as 工作表!G5. */
  firstCell: string;
};

/** A name of an association as accepted rows have it (after decisions), with how many rows name it. */
export type NamedAssociation = { name: string; key: string; rows: number; firstCell: string };

/** What the rows of a file name: values that no list has, and associations. */
export type NamesTally = {
  unknown: Map<string, UnknownValue>;
  associations: Map<string, NamedAssociation>;
};

const unknownValuesMax = 200;
const namedAssociationsMax = 5000;

/** Begins to count names. */
export function newTally(): NamesTally {
  return { unknown: new Map(), associations: new Map() };
}

/** Counts the values of a refused row that no list has. */
export function tallyRefused(tally: NamesTally, row: Extract<ReadRow, { kind: "refused" }>): void {
  const heldUp = row.reasons.every(isUnlistedReason);
  for (const value of row.unknown ?? []) {
    const holdsUp = heldUp && row.reasons.some(({ cell }) => cell === value.cell);
    tallyUnknown(tally, row.sheet, value, holdsUp);
  }
}

/** Counts one value that no list has; `heldUp` when its row waits for such values only. */
export function tallyUnknown(
  tally: NamesTally,
  sheet: string,
  { field, value, key, cell }: UnlistedValue,
  heldUp: boolean,
): void {
  const place = `${field} ${key}`;
  const known = tally.unknown.get(place);
  if (known === undefined) {
    const firstCell = `${sheet}!${cell}`;
    tally.unknown.set(place, { field, value, key, rows: 1, heldUp: heldUp ? 1 : 0, firstCell });
  } else {
    known.rows += 1;
    if (heldUp) known.heldUp += 1;
  }
}

/** Counts the association that an accepted row names. */
export function tallyAssociation(tally: NamesTally, sheet: string, name: string, cell: () => string): void {
  const known = tally.associations.get(name);
  if (known !== undefined) known.rows += 1;
  else if (tally.associations.size < namedAssociationsMax) {
    tally.associations.set(name, { name, key: compact(name), rows: 1, firstCell: `${sheet}!${cell()}` });
  }
}

/** The values counted, those that hold up most rows first, and how many more there are than are listed. */
export function unknownValuesOf({ unknown }: NamesTally): { listed: UnknownValue[]; leftOut: number } {
  const all = [...unknown.values()].sort((a, b) => b.heldUp - a.heldUp || b.rows - a.rows);
  return { listed: all.slice(0, unknownValuesMax), leftOut: Math.max(0, all.length - unknownValuesMax) };
}
