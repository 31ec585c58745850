import type { Programme } from "#shared/domain/programme.ts";
import type { Accounts } from "./accounts.ts";
import type { AssociationRegister } from "./association-register.ts";
import type { BookWriter } from "./book-writer.ts";
import type { CorrectionRegister } from "./correction-register.ts";
import type { DecisionRegister } from "./decision-register.ts";
import type { DocumentWriter } from "./document-writer.ts";
import type { FileStore } from "./file-store.ts";
import type { ImportRegister } from "./import-register.ts";
import type { KeyMark } from "./key-mark.ts";
import type { Ledger } from "./ledger.ts";
import type { Senders } from "./mailer.ts";
import type { MailingRegister } from "./mailing-register.ts";
import type { PeopleRegister } from "./people-register.ts";
import type { ReadingLog } from "./reading-log.ts";
import type { ReceiptWriter } from "./receipt-writer.ts";
import type { ReportArchive } from "./report-archive.ts";
import type { ReportPainter } from "./report-painter.ts";
import type { SettingsRegister } from "./settings-register.ts";
import type { SnapshotShelf } from "./snapshot-shelf.ts";
import type { StoreCheck } from "./store-check.ts";
import type { Clock, IdentityHash, Log, NewId, Pause, RemainingMs, Sha256 } from "./system.ts";
import type { TableReader } from "./table-reader.ts";
import type { UploadDesk } from "./upload-desk.ts";
import type { WorkQueue } from "./work-queue.ts";

/** Everything that use cases need from outside; each takes only the part it uses. */
export type Deps = {
  /** Within a use case the programme as it is now (`present-deps.ts`); outside of one as its file says. */
  programme: Programme;
  ledger: Ledger;
  snapshots: SnapshotShelf;
  imports: ImportRegister;
  decisions: DecisionRegister;
  corrections: CorrectionRegister;
  people: PeopleRegister;
  /** The embedded issuer's accounts and links; absent where people sign in elsewhere. */
  embedded?: Accounts | undefined;
  associations: AssociationRegister;
  reports: ReportArchive;
  settings: SettingsRegister;
  readings: ReadingLog;
  mailings: MailingRegister;
  keyMark: KeyMark;
  storeCheck: StoreCheck;
  files: FileStore;
  uploadDesk: UploadDesk;
  queue: WorkQueue;
  tableReader: TableReader;
  receiptWriter: ReceiptWriter;
  bookWriter: BookWriter;
  documentWriter: DocumentWriter;
  reportPainter: ReportPainter;
  senders: Senders;
  /** Where the pages are reached, without a slash at its end. */
  pageUrl: string;
  now: Clock;
  newId: NewId;
  sha256: Sha256;
  identityHash: IdentityHash;
  pause: Pause;
  remainingMs: RemainingMs;
  log: Log;
};
