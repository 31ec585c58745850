import { xmlText } from "#shared/adapters/ooxml/xml-text.ts";
import { packedPart } from "#shared/adapters/zip/packed-part.ts";
import { zipFile } from "#shared/adapters/zip/zip-file.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import { createBookStyles } from "./book-styles.ts";
import { sheetNames } from "./sheet-names.ts";
import { sheetXml } from "./sheet-xml.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const packageTypes = "http://schemas.openxmlformats.org/package/2006";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Writes a workbook (.xlsx, ECMA-376), row by row; a sheet's rows need not all be in memory. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const styles = createBookStyles();
  const parts = [];
  for (const [index, sheet] of sheets.entries()) {
    parts.push(await packedPart(sheetPath(index), sheetXml(sheet, styles)));
  }
  const fixed = [
    await packedPart("[Content_Types].xml", [contentTypes(sheets.length)]),
    await packedPart("_rels/.rels", [relationships([["officeDocument", "xl/workbook.xml"]])]),
    await packedPart("xl/workbook.xml", [workbookXml(sheets)]),
    await packedPart("xl/_rels/workbook.xml.rels", [
      relationships([
        ...sheets.map((_, index): [string, string] => ["worksheet", `/${sheetPath(index)}`]),
        ["styles", "/xl/styles.xml"],
      ]),
    ]),
    await packedPart("xl/styles.xml", [styles.xml()]),
  ];
  return zipFile([...fixed, ...parts]);
}

function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

function contentTypes(sheetCount: number): string {
  const overrides = [
    ["/xl/workbook.xml", `${officeTypes}.sheet.main+xml`],
    ["/xl/styles.xml", `${officeTypes}.styles+xml`],
    ...Array.from({ length: sheetCount }, (_, index) => [
      `/${sheetPath(index)}`,
      `${officeTypes}.worksheet+xml`,
    ]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `${declaration}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function relationships(targets: readonly [type: string, target: string][]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageTypes}/relationships">${items.join("")}</Relationships>`;
}

/** A book of hidden sheets alone would not open: its first one is then shown. */
function workbookXml(sheets: readonly BookSheet[]): string {
  const firstShown = Math.max(
    0,
    sheets.findIndex(({ hidden }) => hidden !== true),
  );
  const names = sheetNames(sheets.map(({ name }) => name));
  const items = names.map((name, index) => {
    const state = sheets[index]?.hidden === true && index !== firstShown ? ' state="hidden"' : "";
    return `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const views = `<bookViews><workbookView activeTab="${firstShown}"/></bookViews>`;
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}">${views}<sheets>${items.join("")}</sheets></workbook>`;
}
