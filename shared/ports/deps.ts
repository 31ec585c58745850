import type { Programme } from "#shared/domain/programme/programme.ts";
import type {
  MemberRepository,
  PoorHouseholdRepository,
  RegisterChangeRepository,
} from "./associations/member-repository.ts";
import type { BookWriter } from "./base/book-writer.ts";
import type { FileStore } from "./base/file-store.ts";
import type { Clock, IdentityHash, Log, NewId, Pause, RemainingMs, Sha256 } from "./base/system.ts";
import type { CorrectionRepository } from "./corrections/correction-repository.ts";
import type { DecisionRepository } from "./imports/decision-repository.ts";
import type { ImportArchive } from "./imports/import-archive.ts";
import type { ImportRepository } from "./imports/import-repository.ts";
import type { KeyMark } from "./imports/key-mark.ts";
import type { ReceiptWriter } from "./imports/receipt-writer.ts";
import type { TableReader } from "./imports/table-reader.ts";
import type { UploadForms } from "./imports/upload-forms.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { AccessLog } from "./people/access-log.ts";
import type { Accounts, SignIns } from "./people/accounts.ts";
import type { AssociationRepository } from "./people/association-repository.ts";
import type { PeopleRepository } from "./people/people-repository.ts";
import type { SettingsRepository } from "./programme/settings-repository.ts";
import type { SnapshotStore } from "./progress/snapshot-store.ts";
import type { AssessmentRepository } from "./reports/assessment-repository.ts";
import type { DocumentWriter } from "./reports/document-writer.ts";
import type { FrozenReports } from "./reports/frozen-reports.ts";
import type { Senders } from "./reports/mailer.ts";
import type { MailingRepository } from "./reports/mailing-repository.ts";
import type { ReportArchive } from "./reports/report-archive.ts";
import type { ReportPainter } from "./reports/report-painter.ts";
import type { TimestampAuthority } from "./reports/timestamp-authority.ts";
import type { StoreCheck } from "./store-check.ts";
import type { WorkQueue } from "./work-queue.ts";

/** Everything that use cases need from outside; each takes only the part it uses. */
export type Deps = {
  /** Within a use case the programme as it is now (`with-current-programme.ts`); outside of one as its file says. */
  programme: Programme;
  /** The programme as its file says, where `programme` is as it is now. */
  filedProgramme?: Programme | undefined;
  ledger: Ledger;
  snapshots: SnapshotStore;
  imports: ImportRepository;
  decisions: DecisionRepository;
  corrections: CorrectionRepository;
  people: PeopleRepository;
  /** Our own accounts and links; absent where people sign in elsewhere. */
  embedded?: Accounts | undefined;
  /** What signing in by our own routes takes; absent where an issuer signs people in. */
  signIns?: SignIns | undefined;
  associations: AssociationRepository;
  members: MemberRepository;
  poorHouseholds: PoorHouseholdRepository;
  registerChanges: RegisterChangeRepository;
  reports: ReportArchive;
  settings: SettingsRepository;
  readings: AccessLog;
  mailings: MailingRepository;
  assessments: AssessmentRepository;
  keyMark: KeyMark;
  storeCheck: StoreCheck;
  files: FileStore;
  importArchive: ImportArchive;
  frozenReports: FrozenReports;
  uploadForms: UploadForms;
  queue: WorkQueue;
  tableReader: TableReader;
  receiptWriter: ReceiptWriter;
  bookWriter: BookWriter;
  documentWriter: DocumentWriter;
  pdfWriter: DocumentWriter;
  reportPainter: ReportPainter;
  senders: Senders;
  /** Who stamps published reports; absent where nobody is set. */
  timestampAuthority?: TimestampAuthority | undefined;
  /** Where others reach the pages, without a slash at its end; absent where only this machine does. */
  pageUrl: string | undefined;
  now: Clock;
  newId: NewId;
  sha256: Sha256;
  identityHash: IdentityHash;
  pause: Pause;
  remainingMs: RemainingMs;
  log: Log;
};
