import type { Deps } from "./deps.ts";

/** What only some operations use, by the part that brings it; everything else every operation has. */
type Brought = {
  files: "files";
  importArchive: "importArchive";
  frozenReports: "frozenReports";
  uploadForms: "uploadForms";
  queue: "queue";
  workbooks: "tableReader" | "identityHash";
  receipts: "receiptWriter";
  books: "bookWriter";
  documents: "documentWriter" | "pdfWriter" | "reportPainter";
  senders: "senders";
  stamps: "timestampAuthority";
  accounts: "embedded";
  signIns: "signIns";
};

/** The name of a part that an operation says it needs. */
export type Part = keyof Brought;

/** What a part brings. */
export type OfPart<P extends Part> = Pick<Deps, Brought[P]>;

/** All dependencies but those of parts that are not named. */
export type WithParts<All extends Deps, P extends Part> = Omit<All, Brought[Part]> & Pick<All, Brought[P]>;
