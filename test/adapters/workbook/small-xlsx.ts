import { type ZipPart, zipOf } from "#test/support/zip.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A sheet as a test writes it: the XML within `sheetData`, and what stands before and behind it. */
export type SmallSheet = { name: string; rows: string; state?: string; before?: string; after?: string };

/**
 * What a small book may have beside its sheets: number formats by style index from 1 (a number is a built-in one), the
 * font of each of these styles as XML within `font`, shared strings, what it says of its calculation, a prefix.
 */
export type SmallBook = {
  formats?: readonly (string | number)[];
  fonts?: readonly string[];
  calculation?: string;
  strings?: readonly string[];
  date1904?: boolean;
  prefix?: string;
};

/** The parts of a small but whole .xlsx, for a test to change one of them. */
export function xlsxParts(sheets: readonly SmallSheet[], book: SmallBook = {}): ZipPart[] {
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${book.date1904 ? ' date1904="1"' : ""}/><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${index + 1}"/>`,
    )
    .join("")}</sheets>${book.calculation ?? ""}</workbook>`;
  const targets = [
    ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
    ["styles", "styles.xml"] as const,
    ["sharedStrings", "sharedStrings.xml"] as const,
  ];
  const types = targets
    .map(
      ([type, target]) =>
        `<Override PartName="/xl/${target}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
    )
    .join("");
  return [
    {
      name: "[Content_Types].xml",
      content: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types}</Types>`,
    },
    {
      name: "_rels/.rels",
      content: `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${declaration}<Relationships xmlns="${packageRelations}">${targets
        .map(
          ([type, target], index) =>
            `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
        )
        .join("")}</Relationships>`,
    },
    { name: "xl/workbook.xml", content: declaration + prefixed(workbook, book.prefix) },
    { name: "xl/styles.xml", content: declaration + styles(book.formats ?? [], book.fonts ?? []) },
    {
      name: "xl/sharedStrings.xml",
      content: `${declaration}<sst xmlns="${main}">${(book.strings ?? []).map((xml) => `<si>${xml}</si>`).join("")}</sst>`,
    },
    ...sheets.map(({ rows, before = "", after = "" }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content:
        declaration +
        prefixed(
          `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
          book.prefix,
        ),
    })),
  ];
}

/** A small but whole .xlsx. */
export function xlsxOf(sheets: readonly SmallSheet[], book: SmallBook = {}): Uint8Array {
  return zipOf(xlsxParts(sheets, book));
}

function styles(formats: readonly (string | number)[], fonts: readonly string[]): string {
  const ids = formats.map((format, index) => (typeof format === "number" ? format : 164 + index));
  const codes = formats.map((format, index) =>
    typeof format === "number"
      ? ""
      : `<numFmt numFmtId="${ids[index]}" formatCode="${format.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>`,
  );
  const fontOf = (index: number) => (fonts[index] === undefined ? "" : ` fontId="${index + 1}"`);
  const cellFormats = [
    "<xf/>",
    ...ids.map((id, index) => `<xf numFmtId="${id}"${fontOf(index)} applyNumberFormat="1"/>`),
  ];
  const written = ["<font/>", ...fonts.map((font) => `<font>${font}</font>`)];
  return `<styleSheet xmlns="${main}"><numFmts count="${codes.length}">${codes.join("")}</numFmts><fonts>${written.join("")}</fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs count="${cellFormats.length}">${cellFormats.join("")}</cellXfs></styleSheet>`;
}

function prefixed(xml: string, prefix: string | undefined): string {
  if (prefix === undefined) return xml;
  return xml
    .replaceAll(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`)
    .replaceAll(`xmlns="${main}"`, `xmlns:${prefix}="${main}"`);
}
