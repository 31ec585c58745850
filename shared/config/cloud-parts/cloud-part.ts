import type { Deps } from "#shared/ports/deps.ts";
import type { CloudEnvironment } from "./environment.ts";

/** What only some functions are composed with. */
export type PartialDeps = Pick<
  Deps,
  | "files"
  | "importArchive"
  | "frozenReports"
  | "uploadDesk"
  | "queue"
  | "tableReader"
  | "identityHash"
  | "receiptWriter"
  | "bookWriter"
  | "documentWriter"
  | "reportPainter"
  | "senders"
>;

/** Makes some of it. A function that names a part holds its code; one that does not is that much smaller. */
export type CloudPart = (environment: CloudEnvironment) => Partial<PartialDeps>;

/** What stands in the place of parts that a function was composed without: using it is a fault of its handler. */
export const withoutParts: PartialDeps = {
  files: { put: absent, get: absent, offer: absent, remove: absent },
  importArchive: {
    writePlan: absent,
    planPage: absent,
    writeFound: absent,
    found: absent,
    writeNewAssociations: absent,
    newAssociations: absent,
    writeAnswers: absent,
    answersPage: absent,
    rowsSummary: absent,
    writeQuestions: absent,
    questions: absent,
    carryCheck: absent,
  },
  frozenReports: { put: absent, get: absent, parse: absent },
  uploadDesk: { open: absent },
  queue: { enqueue: absent },
  tableReader: { read: absent },
  identityHash: absent,
  receiptWriter: { annotate: absent, failedRows: absent },
  bookWriter: absent,
  documentWriter: absent,
  reportPainter: absent,
  senders: absent,
};

function absent(): never {
  throw new Error("this function's handler does not name the part that is used here");
}
