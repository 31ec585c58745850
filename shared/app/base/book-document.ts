/** The media types of workbooks, by the ending of their names. */
const contentTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
} as const;

/** A workbook to be handed out under a name. */
export type BookDocument = { contentType: string; fileName: string; body: Uint8Array };

/** How many characters of an import's id its files are named by: too few to be taken for a month of the data. */
const idTailLength = 4;

/** A workbook under a name that says nothing of people. */
export function bookDocument(
  name: string,
  { bytes, ending }: { bytes: Uint8Array; ending: keyof typeof contentTypes },
): BookDocument {
  return { contentType: contentTypes[ending], fileName: `${name}.${ending}`, body: bytes };
}

/** The name of a file about an import. */
export function nameOfImport(kind: string, importId: string): string {
  return `${kind}-${importId.slice(-idTailLength)}`;
}
