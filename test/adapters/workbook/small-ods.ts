import { type ZipPart, zipOf } from "#test/support/zip.ts";

const namespaces = ["office", "table", "text", "style", "number", "meta", "manifest"] as const;
const uriOf = (prefix: string) =>
  `urn:oasis:names:tc:opendocument:xmlns:${prefix === "number" ? "datastyle" : prefix}:1.0`;
const declared = [
  ...namespaces.map((prefix) => `xmlns:${prefix}="${uriOf(prefix)}"`),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
].join(" ");

/** What a small OpenDocument book has: the XML of its tables, its automatic styles, and parts that it may do without. */
export type SmallOds = {
  tables: string;
  styles?: string;
  stylesPart?: string;
  generator?: string;
  settings?: string;
  parts?: readonly ZipPart[];
};

/** The parts of a small .ods; only its kind and its content have to be there. */
export function odsParts({
  tables,
  styles = "",
  stylesPart,
  generator,
  settings = "",
  parts = [],
}: SmallOds): ZipPart[] {
  const document = (name: string, within: string) => `<office:${name} ${declared}>${within}</office:${name}>`;
  const body = `<office:body><office:spreadsheet>${settings}${tables}</office:spreadsheet></office:body>`;
  const content = `<office:automatic-styles>${styles}</office:automatic-styles>${body}`;
  return [
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", content: document("document-content", content) },
    ...(stylesPart === undefined
      ? []
      : [
          {
            name: "styles.xml",
            content: document("document-styles", `<office:styles>${stylesPart}</office:styles>`),
          },
        ]),
    ...(generator === undefined
      ? []
      : [
          {
            name: "meta.xml",
            content: document(
              "document-meta",
              `<office:meta><meta:generator>${generator}</meta:generator></office:meta>`,
            ),
          },
        ]),
    ...parts,
  ];
}

/** A small .ods. */
export function odsOf(book: SmallOds): Uint8Array {
  return zipOf(odsParts(book));
}

/** A table of rows. */
export function table(rows: string, attributes = ""): string {
  return `<table:table table:name="明细"${attributes}>${rows}</table:table>`;
}

/** A row of cells. */
export function row(cells: string, attributes = ""): string {
  return `<table:table-row${attributes}>${cells}</table:table-row>`;
}

/** A cell of a type with its value, and what is written in it. */
export function typed(type: string, value: string, more = ""): string {
  const attribute = { date: "date-value", time: "time-value", boolean: "boolean-value" }[type] ?? "value";
  return `<table:table-cell office:value-type="${type}" office:${attribute}="${value}"${more}><text:p>?</text:p></table:table-cell>`;
}

/** A cell of text. */
export function words(paragraphs: string, more = ""): string {
  return `<table:table-cell office:value-type="string"${more}>${paragraphs}</table:table-cell>`;
}
