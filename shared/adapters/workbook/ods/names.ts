import { nameCode } from "../xlsx/name-code.ts";

const openDocument = "urn:oasis:names:tc:opendocument:xmlns:";

/** The namespaces of an OpenDocument workbook, by the prefixes that are usual for them. */
const uris = {
  office: `${openDocument}office:1.0`,
  table: `${openDocument}table:1.0`,
  text: `${openDocument}text:1.0`,
  style: `${openDocument}style:1.0`,
  number: `${openDocument}datastyle:1.0`,
  meta: `${openDocument}meta:1.0`,
  manifest: `${openDocument}manifest:1.0`,
} as const;

/** What is mixed into the codes of the names of each namespace. */
export const spaces: ReadonlyMap<string, number> = new Map(
  Object.entries(uris).map(([prefix, uri]) => [uri, nameCode(`${prefix}:`)]),
);

/** The code of an element by its usual name, such as `table:table-row`. */
export function elementCode(name: `${keyof typeof uris}:${string}`): number {
  const cut = name.indexOf(":") + 1;
  return nameCode(name.slice(cut)) ^ nameCode(name.slice(0, cut));
}
