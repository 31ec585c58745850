import { LedgerFailure } from "#shared/domain/failure.ts";
import { guardSheetNames } from "../sheet-names.ts";
import { nameCode } from "./name-code.ts";
import { readRelationships, scanPart, type XlsxPackage } from "./xlsx-package.ts";
import { attributeIsTrue, attributeText } from "./xml-text.ts";

/** A sheet as the workbook lists it; one that is a chart or a dialog has no cells and no part. */
export type SheetListed = { name: string; hidden: boolean; part: string | undefined };

/** What the workbook part says, and where its styles and shared strings are. */
export type WorkbookPart = {
  sheets: SheetListed[];
  epoch1904: boolean;
  stylesPart: string | undefined;
  stringsPart: string | undefined;
};

const sheetNameLengthMax = 255;
const sheetsListedMax = 10_000;
const cellless = new Set(["chartsheet", "dialogsheet"]);
const workbookName = nameCode("workbook");
const propertiesName = nameCode("workbookPr");
const date1904Name = nameCode("date1904");
const sheetName = nameCode("sheet");
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
  await scanPart(book, part, {
    open(name, tag, depth) {
      if (depth === 0 && name !== workbookName) throw new LedgerFailure("file-not-a-table");
      if (depth === 1 && name === propertiesName) epoch1904 = attributeIsTrue(tag, date1904Name);
      if (depth !== 2 || name !== sheetName) return;
      const relationship = relationships.get(attributeText(tag, idName, true) ?? "");
      if (relationship === undefined) throw new LedgerFailure("file-unreadable");
      const title = attributeText(tag, nameName) ?? "";
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
  return { sheets, epoch1904, stylesPart: partOf("styles"), stringsPart: partOf("sharedStrings") };
}
