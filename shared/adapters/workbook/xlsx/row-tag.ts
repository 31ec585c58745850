import { readOrdinal } from "./cell-place.ts";
import { nameCode } from "./name-code.ts";
import { attributeIsTrue } from "./tag-attributes.ts";
import type { XmlTag } from "./xml-tag.ts";

/** What a row's tag says: its number, which stays as it was where the tag has none, and whether nobody sees it. */
export type SaidOfRow = { row: number; hidden: boolean };

/** The defaults of a sheet for rows that do not say otherwise. */
export type RowDefaults = { hidden: boolean };

/** A row lower than a point shows nothing of what it has. */
const heightSeenMin = 1;
const placeAttribute = nameCode("r");
const hiddenAttribute = nameCode("hidden");
const heightAttribute = nameCode("ht");
const hiddenByDefaultAttribute = nameCode("zeroHeight");
/** Excel writes these into each row that it shows, also where a sheet hides the others. */
const signsOfShown = new Set(["ht", "spans", "dyDescent"].map(nameCode));

/** Rows that say nothing of themselves are shown. */
export const noRowDefaults: RowDefaults = { hidden: false };

/** What `sheetFormatPr` says. */
export function rowDefaultsOf(tag: XmlTag): RowDefaults {
  return { hidden: attributeIsTrue(tag, hiddenByDefaultAttribute) };
}

/** Reads a row's tag; a row is hidden by its own word, by a height of nothing, or because rows are that say nothing. */
export function readRowTag(tag: XmlTag, defaults: RowDefaults, said: SaidOfRow): void {
  let hidden = false;
  let shown = false;
  for (let index = 0; index < tag.count; index++) {
    const name = tag.names[index] ?? 0;
    if (defaults.hidden && signsOfShown.has(name)) shown = true;
    if (tag.prefixes[index] !== 0) continue;
    const start = tag.starts[index] ?? 0;
    const end = tag.ends[index] ?? 0;
    if (name === placeAttribute) said.row = readOrdinal(tag.bytes, start, end);
    else if (name === hiddenAttribute) hidden ||= saysYes(tag.bytes[start]);
    else if (name === heightAttribute) hidden ||= isNothing(tag.bytes, start, end);
  }
  said.hidden = hidden || (defaults.hidden && !shown);
}

/** Tells of the first character of an `xsd:boolean` whether it is 1 or true. */
function saysYes(first: number | undefined): boolean {
  return first === 0x31 || first === 0x74;
}

/** Tells of a height whether nobody sees it; one that begins with another digit than 0 is seen. */
function isNothing(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  if (start === end || (first > 0x30 && first <= 0x39)) return false;
  const height = Number(bytes.toString("latin1", start, end));
  return height >= 0 && height < heightSeenMin;
}
