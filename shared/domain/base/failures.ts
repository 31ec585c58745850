import { auditFailures } from "./failures/audit-failures.ts";
import { correctionFailures } from "./failures/correction-failures.ts";
import { type FailureFacts, type FailureRow, type FailureText, textOf } from "./failures/failure-row.ts";
import { fileFailures } from "./failures/file-failures.ts";
import { importFailures } from "./failures/import-failures.ts";
import { ledgerFailures } from "./failures/ledger-failures.ts";
import { peopleFailures } from "./failures/people-failures.ts";
import { placeFailures } from "./failures/place-failures.ts";
import { programmeFailures } from "./failures/programme-failures.ts";
import { reportFailures } from "./failures/report-failures.ts";
import { requestFailures } from "./failures/request-failures.ts";

/** The tables of failures, those of a lower room first. They stand here since every room fails by the one closed list. */
export const failureTables = {
  place: placeFailures,
  request: requestFailures,
  people: peopleFailures,
  programme: programmeFailures,
  ledger: ledgerFailures,
  file: fileFailures,
  imports: importFailures,
  reports: reportFailures,
  corrections: correctionFailures,
  audit: auditFailures,
};

type Tables = typeof failureTables;
/** Every expected failure, by its stable code. */
export type FailureCode = { [Room in keyof Tables]: keyof Tables[Room] }[keyof Tables];

/** Everything about every expected failure. */
export const failures: Readonly<Record<FailureCode, FailureRow>> = {
  ...placeFailures,
  ...requestFailures,
  ...peopleFailures,
  ...programmeFailures,
  ...ledgerFailures,
  ...fileFailures,
  ...importFailures,
  ...reportFailures,
  ...correctionFailures,
  ...auditFailures,
};

/** Tells whether a failure is the fault of the uploaded file, so that trying again with the same file is of no use. */
export const isFileFailure = (code: FailureCode): boolean => code in fileFailures;

/** Tells whether a failure is one of the place where everything is kept. */
export const isPlaceFailure = (code: FailureCode): boolean => code in placeFailures;

/** The Chinese text of an expected failure. */
export function failureText({ code, facts }: { code: FailureCode; facts: FailureFacts }): FailureText {
  return textOf(failures[code], facts);
}
