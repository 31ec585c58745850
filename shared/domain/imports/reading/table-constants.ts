import type { SheetRow } from "#shared/domain/base/sheet.ts";
import type { ColumnField } from "./columns.ts";
import { type ConstantField, constantFields, type DecidedConstant } from "./constant-fields.ts";
import type { Dictionary } from "./dictionary.ts";
import { meaningOf } from "./header-meaning.ts";
import { headerWord } from "./header-word.ts";
import type { PresumedFacts } from "./row-facts.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText, compact, namesNoAssociation, trimmed } from "./text.ts";

/**
 * What holds for every row of a table that has no column for it: as the file itself states it, as was decided, and what
 * people call it.
 */
export type TableConstants = {
  stated: PresumedFacts;
  decided: PresumedFacts;
  words: ReadonlyMap<ConstantField, string>;
};

/** A line 所属农技协：来安花红协会 above a table, or two of them in one cell. */
const labelled = /([\u4e00-\u9fff]{2,12})[:：]\s*([^\s:：,，;；]*)/gu;
/** A sheet that bears the name of an association, and not only the word. */
const associationName =
  /^(?!(?:.{0,3}[市县区省])?(?:各|全部|所属|其他)?农?技?协会?$).{2,}(?:协会|农技协|研究会)$/u;
const valueLengthMax = 60;

/**
 * What is stated once for all rows of a table: by lines above its header that name the field, by a sheet's name that is
 * a county's or an association's, and by the liaison. A column goes first; `undefined` when nothing is stated.
 */
export function tableConstants(
  sheetName: string,
  above: readonly SheetRow[],
  header: TableHeader,
  dictionary: Dictionary,
  decided: readonly DecidedConstant[],
): TableConstants | undefined {
  const wanted = constantFields.filter((field) => !header.columns.has(field));
  if (wanted.length === 0) return undefined;
  const told = labelledValues(above);
  const stated = new Map<ConstantField, string>();
  for (const field of wanted) {
    const values = told.get(field) ?? namedBy(sheetName, field, dictionary);
    const [only] = values;
    if (only !== undefined && values.size === 1) stated.set(field, only);
  }
  const ofSheet = new Map(
    [...decided]
      .sort((a, b) => Number(a.sheet !== undefined) - Number(b.sheet !== undefined))
      .filter(({ sheet, field }) => (sheet === undefined || sheet === sheetName) && wanted.includes(field))
      .map(({ field, value }) => [field, value]),
  );
  const constants = {
    stated: factsOf(stated, dictionary),
    decided: factsOf(ofSheet, dictionary),
    words: new Map([...ofSheet, ...stated]),
  };
  return saidByConstants(constants).size > 0 ? constants : undefined;
}

/** The fields that a table's constants say. */
export function saidByConstants({
  stated,
  decided,
}: Pick<TableConstants, "stated" | "decided">): ReadonlySet<ColumnField> {
  const said = { ...decided, ...stated };
  return new Set(
    constantFields.filter((field) => (field === "countyName" ? said.countyCode : said[field]) !== undefined),
  );
}

function labelledValues(rows: readonly SheetRow[]): Map<ColumnField, Set<string>> {
  const values = new Map<ColumnField, Set<string>>();
  for (const { cells } of rows) {
    const texts = cells.map((cell) => trimmed(cellText(cell)));
    for (const [index, text] of texts.entries()) {
      for (const [, label = "", value = ""] of text.matchAll(labelled)) {
        const field = meaningOf(headerWord(label))?.field;
        const said = value === "" ? (texts.slice(index + 1).find((next) => next !== "") ?? "") : value;
        if (field === undefined || said === "" || said.length > valueLengthMax) continue;
        values.set(field, (values.get(field) ?? new Set()).add(said));
      }
    }
  }
  return values;
}

function namedBy(sheetName: string, field: ConstantField, dictionary: Dictionary): Set<string> {
  const name = compact(sheetName);
  if (field === "countyName") return new Set(dictionary.countyCode(name) === undefined ? [] : [name]);
  return new Set(field === "associationName" && associationName.test(name) ? [name] : []);
}

function factsOf(said: ReadonlyMap<ConstantField, string>, dictionary: Dictionary): PresumedFacts {
  const facts: PresumedFacts = {};
  const [association, county, type] = constantFields.map((field) => said.get(field));
  if (association !== undefined && !namesNoAssociation(association)) {
    facts.associationName = dictionary.associationName(association);
  }
  if (county !== undefined) facts.countyCode = dictionary.countyOfPlace(county);
  if (type !== undefined) facts.borrowerType = dictionary.borrowerType(type);
  return facts;
}

/** What a table's constants say, in the words in which it was said. */
export function constantNames(constants: TableConstants | undefined): ReadonlyMap<ColumnField, string> {
  if (constants === undefined) return new Map();
  const said = saidByConstants(constants);
  return new Map([...constants.words].filter(([field]) => said.has(field)));
}
