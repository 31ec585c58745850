const fileFailureCodes = [
  "file-empty",
  "file-too-large",
  "file-unreadable",
  "file-encrypted",
  "file-unsafe",
  "file-not-a-table",
  "file-altered",
  "file-too-slow",
  "too-many-rows",
  "too-many-columns",
  "too-many-sheets",
  "too-many-merges",
  "too-many-formats",
  "too-many-parts",
  "too-much-content",
  "cell-too-long",
  "sheet-name-repeated",
  "no-loan-table",
  "columns-missing",
  "columns-ambiguous",
  "column-contradicts",
  "header-contradicts",
  "formulas-uncalculated",
  "unit-contradictory",
  "unit-unknown",
] as const;

/** Failures of the place where everything is kept: no person's doing, and an operator's to see to. */
const placeFailureCodes = [
  "ledger-damaged",
  "ledger-lost",
  "identity-key-missing",
  "identity-key-other",
  "disk-full",
  "folder-read-only",
] as const;

/** Every expected failure, by its stable code. */
export const failureCodes = [
  ...fileFailureCodes,
  ...placeFailureCodes,
  "import-unknown",
  "import-state",
  "original-gone",
  "upload-refused",
  "questions-open",
  "four-eyes",
  "four-eyes-off",
  "ledger-busy",
  "ledger-not-empty",
  "backup-nothing",
  "backup-exists",
  "backup-unreadable",
  "backup-damaged",
  "backup-moving",
  "backup-incomplete",
  "restore-not-empty",
  "restore-differs",
  "loan-unknown",
  "association-unknown",
  "correction-unknown",
  "correction-open",
  "correction-state",
  "correction-moved",
  "correction-full",
  "report-unknown",
  "report-too-early",
  "report-before-start",
  "report-published",
  "delivery-unknown",
  "delivery-state",
  "sign-in-needed",
  "sign-in-invalid",
  "not-permitted",
  "account-locked",
  "reading-only",
  "sign-in-wrong",
  "sign-in-locked",
  "sign-in-busy",
  "too-many-tries",
  "accounts-elsewhere",
  "account-unknown",
  "sign-in-name-taken",
  "sign-in-unfit",
  "password-wrong",
  "entry-link-ended",
  "entry-links-full",
  "person-unknown",
  "person-listed",
  "last-supervisor",
  "demo-over",
  "supervisor-first",
  "input-invalid",
  "cursor-invalid",
  "body-too-large",
  "route-unknown",
  "method-not-allowed",
  "settings-invalid",
  "settings-wrong",
  "settings-unchanged",
  "settings-changed-meanwhile",
] as const;
export type FailureCode = (typeof failureCodes)[number];

const fileFailures: ReadonlySet<string> = new Set(fileFailureCodes);
const placeFailures: ReadonlySet<string> = new Set(placeFailureCodes);

/** Tells whether a failure is the fault of the uploaded file, so that trying again with the same file is of no use. */
export function isFileFailure(code: FailureCode): boolean {
  return fileFailures.has(code);
}

/** Tells whether a failure is one of the place where everything is kept. */
export function isPlaceFailure(code: FailureCode): boolean {
  return placeFailures.has(code);
}

/** The facts of a failure that its text is made from: short texts and numbers, never personal data. */
export type FailureFacts = Readonly<Record<string, string | number | readonly string[]>>;

/** An expected failure: a code from the closed list and the facts that explain it. Anything else thrown is a bug. */
export class LedgerFailure extends Error {
  readonly code: FailureCode;
  readonly facts: FailureFacts;

  constructor(code: FailureCode, facts: FailureFacts = {}) {
    super(code);
    this.name = "LedgerFailure";
    this.code = code;
    this.facts = facts;
  }
}
