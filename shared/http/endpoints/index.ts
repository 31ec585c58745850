import type { RouteId } from "#shared/contract/routes.ts";
import type { Endpoint } from "../exchange.ts";
import { announceImportEndpoint } from "./announce-import.ts";
import { answerCorrectionEndpoint } from "./answer-correction.ts";
import { answerQuestionsEndpoint } from "./answer-questions.ts";
import { cancelImportEndpoint } from "./cancel-import.ts";
import { changePasswordEndpoint } from "./change-password.ts";
import { changePersonEndpoint } from "./change-person.ts";
import { changeSettingsEndpoint } from "./change-settings.ts";
import { closeCorrectionEndpoint } from "./close-correction.ts";
import { commitImportEndpoint } from "./commit-import.ts";
import { decideDeliveryEndpoint } from "./decide-delivery.ts";
import { endEntryLinkEndpoint } from "./end-entry-link.ts";
import { invitePersonEndpoint } from "./invite-person.ts";
import { listAssociationsEndpoint } from "./list-associations.ts";
import { listCorrectionsEndpoint } from "./list-corrections.ts";
import { listDecisionsEndpoint } from "./list-decisions.ts";
import { listEntryLinksEndpoint } from "./list-entry-links.ts";
import { listImportQuestionsEndpoint } from "./list-import-questions.ts";
import { listImportRowsEndpoint } from "./list-import-rows.ts";
import { listImportsEndpoint } from "./list-imports.ts";
import { listJournalEndpoint } from "./list-journal.ts";
import { listLoansEndpoint } from "./list-loans.ts";
import { listPeopleEndpoint } from "./list-people.ts";
import { listPeopleChangesEndpoint } from "./list-people-changes.ts";
import { listReadingsEndpoint } from "./list-readings.ts";
import { listReportCorrectionsEndpoint } from "./list-report-corrections.ts";
import { listReportsEndpoint } from "./list-reports.ts";
import { makeAccessLinkEndpoint } from "./make-access-link.ts";
import { makePasswordLinkEndpoint } from "./make-password-link.ts";
import { mapImportEndpoint } from "./map-import.ts";
import { previewSettingsEndpoint } from "./preview-settings.ts";
import { publishReportEndpoint } from "./publish-report.ts";
import { raiseCorrectionEndpoint } from "./raise-correction.ts";
import { readAssociationEndpoint } from "./read-association.ts";
import { readCockpitEndpoint } from "./read-cockpit.ts";
import { readCorrectionEndpoint } from "./read-correction.ts";
import { readFailedRowsEndpoint } from "./read-failed-rows.ts";
import { readHealthEndpoint } from "./read-health.ts";
import { readImportEndpoint } from "./read-import.ts";
import { readLoanEndpoint } from "./read-loan.ts";
import { readMailingEndpoint } from "./read-mailing.ts";
import { readMeEndpoint } from "./read-me.ts";
import { readOpenapiEndpoint } from "./read-openapi.ts";
import { readProgrammeEndpoint } from "./read-programme.ts";
import { readProgressEndpoint } from "./read-progress.ts";
import { readProgressBookEndpoint } from "./read-progress-book.ts";
import { readReceiptEndpoint } from "./read-receipt.ts";
import { readReportEndpoint } from "./read-report.ts";
import { readSettingsEndpoint } from "./read-settings.ts";
import { readSignInEndpoint } from "./read-sign-in.ts";
import { readTemplateEndpoint } from "./read-template.ts";
import { removePersonEndpoint } from "./remove-person.ts";
import { reopenCorrectionEndpoint } from "./reopen-correction.ts";
import { reopenUploadEndpoint } from "./reopen-upload.ts";
import { sendBackImportEndpoint } from "./send-back-import.ts";
import { sumLoansEndpoint } from "./sum-loans.ts";
import { summariseImportRowsEndpoint } from "./summarise-import-rows.ts";
import { undoImportEndpoint } from "./undo-import.ts";
import { verifyLedgerEndpoint } from "./verify-ledger.ts";

/** The endpoint of every route of the table. */
export const endpoints: Record<RouteId, Endpoint> = {
  "read-health": readHealthEndpoint,
  "read-openapi": readOpenapiEndpoint,
  "read-sign-in": readSignInEndpoint,
  "read-me": readMeEndpoint,
  "read-programme": readProgrammeEndpoint,
  "read-progress": readProgressEndpoint,
  "read-progress-book": readProgressBookEndpoint,
  "read-cockpit": readCockpitEndpoint,
  "sum-loans": sumLoansEndpoint,
  "announce-import": announceImportEndpoint,
  "reopen-upload": reopenUploadEndpoint,
  "list-imports": listImportsEndpoint,
  "read-import": readImportEndpoint,
  "list-import-rows": listImportRowsEndpoint,
  "summarise-import-rows": summariseImportRowsEndpoint,
  "read-receipt": readReceiptEndpoint,
  "read-failed-rows": readFailedRowsEndpoint,
  "read-template": readTemplateEndpoint,
  "list-import-questions": listImportQuestionsEndpoint,
  "answer-questions": answerQuestionsEndpoint,
  "map-import": mapImportEndpoint,
  "list-decisions": listDecisionsEndpoint,
  "commit-import": commitImportEndpoint,
  "cancel-import": cancelImportEndpoint,
  "send-back-import": sendBackImportEndpoint,
  "undo-import": undoImportEndpoint,
  "list-people": listPeopleEndpoint,
  "change-person": changePersonEndpoint,
  "remove-person": removePersonEndpoint,
  "list-people-changes": listPeopleChangesEndpoint,
  "invite-person": invitePersonEndpoint,
  "make-password-link": makePasswordLinkEndpoint,
  "make-access-link": makeAccessLinkEndpoint,
  "list-entry-links": listEntryLinksEndpoint,
  "end-entry-link": endEntryLinkEndpoint,
  "change-password": changePasswordEndpoint,
  "list-loans": listLoansEndpoint,
  "read-loan": readLoanEndpoint,
  "list-associations": listAssociationsEndpoint,
  "read-association": readAssociationEndpoint,
  "raise-correction": raiseCorrectionEndpoint,
  "list-corrections": listCorrectionsEndpoint,
  "read-correction": readCorrectionEndpoint,
  "answer-correction": answerCorrectionEndpoint,
  "close-correction": closeCorrectionEndpoint,
  "reopen-correction": reopenCorrectionEndpoint,
  "list-readings": listReadingsEndpoint,
  "list-reports": listReportsEndpoint,
  "list-report-corrections": listReportCorrectionsEndpoint,
  "read-report": readReportEndpoint,
  "publish-report": publishReportEndpoint,
  "read-settings": readSettingsEndpoint,
  "preview-settings": previewSettingsEndpoint,
  "change-settings": changeSettingsEndpoint,
  "read-mailing": readMailingEndpoint,
  "decide-delivery": decideDeliveryEndpoint,
  "list-journal": listJournalEndpoint,
  "verify-ledger": verifyLedgerEndpoint,
};
