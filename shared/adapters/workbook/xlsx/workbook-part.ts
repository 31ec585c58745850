import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { guardSheetNames } from "../sheet-names.ts";
import { nameCode } from "./name-code.ts";
import { attributeIsTrue, attributeText, attributeTextIn } from "./tag-attributes.ts";
import { readRelationships, scanPart, type XlsxPackage } from "./xlsx-package.ts";
import type { XmlTag } from "./xml-tag.ts";

/** A sheet as the workbook lists it; one that is a chart or a dialog has no cells and no part. */
export type SheetListed = { name: string; hidden: boolean; part: string | undefined };

/**
 * What a book says about its formulas: `asked` to be calculated on opening, so that their stored results mean nothing,
 * `done` by a program that records it, or nothing.
 */
export type Calculation = "asked" | "done" | "unsaid";

/** What the workbook part says, and where its styles and shared strings are. */
export type WorkbookPart = {
  sheets: SheetListed[];
  epoch1904: boolean;
  calculation: Calculation;
  stylesPart: string | undefined;
  stringsPart: string | undefined;
};

const sheetNameLengthMax = 255;
const sheetsListedMax = 10_000;
const cellless = new Set(["chartsheet", "dialogsheet"]);
const workbookName = nameCode("workbook");
const propertiesName = nameCode("workbookPr");
const date1904Name = nameCode("date1904");
const calculationName = nameCode("calcPr");
const askedName = nameCode("fullCalcOnLoad");
const completedName = nameCode("calcCompleted");
const sheetsName = nameCode("sheets");
const sheetName = nameCode("sheet");
/** How the namespaces of relationships end, the transitional and the strict one. */
const relationshipsEnd = "/relationships";
const nameName = nameCode("name");
const stateName = nameCode("state");
const idName = nameCode("id");

/**
 * Reads the part that lists the sheets. Fails with `file-not-a-table` if the part is no workbook, `file-unreadable` if
 * it lists no sheet or one that is not there, `too-many-sheets`, `sheet-name-repeated`.
 */
export async function readWorkbookPart(
  book: XlsxPackage,
  part: string,
  sheetsMax: number,
): Promise<WorkbookPart> {
  const relationships = await readRelationships(book, part);
  const partOf = (type: string) => [...relationships.values()].find((one) => one.type === type)?.part;
  const sheets: SheetListed[] = [];
  let epoch1904 = false;
  let calculation: Calculation = "unsaid";
  let section = 0;
  await scanPart(book, part, {
    open(name, tag, depth) {
      if (depth === 0 && name !== workbookName) throw new LedgerFailure("file-not-a-table");
      if (depth === 1) {
        section = name;
        if (name === propertiesName) epoch1904 = attributeIsTrue(tag, date1904Name);
        if (name === calculationName) calculation = calculationOf(tag);
      }
      if (depth !== 2 || name !== sheetName || section !== sheetsName) return;
      const title = attributeText(tag, nameName) ?? "";
      const relationship = relationships.get(attributeTextIn(tag, relationshipsEnd, idName) ?? "");
      if (relationship === undefined)
        throw new LedgerFailure("file-unreadable", { sheet: maskPersonNumbers(title) });
      if (title.length > sheetNameLengthMax) throw new LedgerFailure("file-unsafe");
      if (sheets.length === sheetsListedMax) throw new LedgerFailure("too-many-sheets", { max: sheetsMax });
      sheets.push({
        name: title,
        hidden: /hidden$/i.test(attributeText(tag, stateName) ?? ""),
        part: cellless.has(relationship.type) ? undefined : relationship.part,
      });
    },
    close() {},
  });
  if (sheets.length === 0) throw new LedgerFailure("file-unreadable");
  guardSheetNames(
    sheets.map(({ name }) => name),
    sheetsMax,
  );
  return {
    sheets,
    epoch1904,
    calculation,
    stylesPart: partOf("styles"),
    stringsPart: partOf("sharedStrings"),
  };
}

function calculationOf(tag: XmlTag): Calculation {
  const completed = attributeText(tag, completedName);
  const isBroken = completed === "0" || completed === "false";
  return isBroken || attributeIsTrue(tag, askedName) ? "asked" : "done";
}
