import { unescapedXml } from "#shared/adapters/ooxml/xml-text.ts";
import type { ZipEntry } from "#shared/adapters/zip/zip-entries.ts";
import { attributeOf } from "./tag-attributes.ts";
import { unpackedText } from "./unpacked-text.ts";
import { UnusualBook } from "./unusual-book.ts";

/** Where in the archive of a workbook its sheets and styles lie, and whether it has macros. */
export type BookParts = { sheets: ReadonlyMap<string, ZipEntry>; styles: ZipEntry; hasMacros: boolean };

/** How large a part may be that is taken into memory whole. */
const wholePartBytesMax = 16 * 1024 * 1024;
const workbookPath = "xl/workbook.xml";
const officeTypes = "application/vnd.";

/** Finds the parts of an .xlsx or .xlsm. Throws an UnusualBook for a book of another kind or one that names parts it has not. */
export async function findBookParts(archive: Uint8Array, entries: readonly ZipEntry[]): Promise<BookParts> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const entryOf = (name: string) => {
    const entry = byName.get(name);
    if (entry === undefined) throw new UnusualBook(`no ${name}`);
    return entry;
  };
  const types = await wholeText(archive, entryOf("[Content_Types].xml"));
  const type =
    elements(types, "Override").find((tag) => attributeOf(tag, "PartName") === `/${workbookPath}`) ??
    elements(types, "Default").find((tag) => attributeOf(tag, "Extension") === "xml");
  const kind = attributeOf(type ?? "", "ContentType")?.replace(officeTypes, "");
  const hasMacros = kind === "ms-excel.sheet.macroEnabled.main+xml";
  if (!hasMacros && kind !== "openxmlformats-officedocument.spreadsheetml.sheet.main+xml") {
    throw new UnusualBook("no common workbook");
  }
  const relations = elements(await wholeText(archive, entryOf("xl/_rels/workbook.xml.rels")), "Relationship");
  const targets = new Map(relations.map((tag) => [attributeOf(tag, "Id"), partName(tag)]));
  const workbook = await wholeText(archive, entryOf(workbookPath));
  const sheets = elements(workbook, "sheet").map((tag): [string, ZipEntry] => [
    unescapedXml(attributeOf(tag, "name") ?? ""),
    entryOf(targets.get(attributeOf(tag, "[\\w.-]+:id")) ?? ""),
  ]);
  const styles = relations.find((tag) => attributeOf(tag, "Type")?.endsWith("/styles"));
  return { sheets: new Map(sheets), styles: entryOf(partName(styles ?? "")), hasMacros };
}

/** The whole text of a part. Throws an UnusualBook for one that is too large. */
export async function wholeText(archive: Uint8Array, entry: ZipEntry): Promise<string> {
  if (entry.size > wholePartBytesMax) throw new UnusualBook("too large a part");
  let text = "";
  for await (const piece of unpackedText(archive, entry)) text += piece;
  return text;
}

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^>]*>`, "g")) ?? [];
}

/** The name of the part that a relationship of the workbook leads to. */
function partName(relation: string): string {
  const target = unescapedXml(attributeOf(relation, "Target") ?? "");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}
