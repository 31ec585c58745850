import type { RouteId } from "#shared/contract/routes.ts";
import { listAssociationsEndpoint } from "./associations/list-associations.ts";
import { listReadingsEndpoint } from "./associations/list-readings.ts";
import { readAssociationEndpoint } from "./associations/read-association.ts";
import { listJournalEndpoint } from "./audit/list-journal.ts";
import { verifyLedgerEndpoint } from "./audit/verify-ledger.ts";
import type { Endpoint } from "./base/exchange.ts";
import { answerCorrectionEndpoint } from "./corrections/answer-correction.ts";
import { closeCorrectionEndpoint } from "./corrections/close-correction.ts";
import { listCorrectionsEndpoint } from "./corrections/list-corrections.ts";
import { raiseCorrectionEndpoint } from "./corrections/raise-correction.ts";
import { readCorrectionEndpoint } from "./corrections/read-correction.ts";
import { reopenCorrectionEndpoint } from "./corrections/reopen-correction.ts";
import { announceImportEndpoint } from "./imports/announce-import.ts";
import { answerQuestionsEndpoint } from "./imports/answer-questions.ts";
import { cancelImportEndpoint } from "./imports/cancel-import.ts";
import { commitImportEndpoint } from "./imports/commit-import.ts";
import { listDecisionsEndpoint } from "./imports/list-decisions.ts";
import { listImportQuestionsEndpoint } from "./imports/list-import-questions.ts";
import { listImportRowsEndpoint } from "./imports/list-import-rows.ts";
import { listImportsEndpoint } from "./imports/list-imports.ts";
import { mapImportEndpoint } from "./imports/map-import.ts";
import { readFailedRowsEndpoint } from "./imports/read-failed-rows.ts";
import { readImportEndpoint } from "./imports/read-import.ts";
import { readReceiptEndpoint } from "./imports/read-receipt.ts";
import { readTemplateEndpoint } from "./imports/read-template.ts";
import { reopenUploadEndpoint } from "./imports/reopen-upload.ts";
import { sendBackImportEndpoint } from "./imports/send-back-import.ts";
import { summariseImportRowsEndpoint } from "./imports/summarise-import-rows.ts";
import { undoImportEndpoint } from "./imports/undo-import.ts";
import { listLoansEndpoint } from "./ledger/list-loans.ts";
import { readLoanEndpoint } from "./ledger/read-loan.ts";
import { changePasswordEndpoint } from "./people/change-password.ts";
import { changePersonEndpoint } from "./people/change-person.ts";
import { endEntryLinkEndpoint } from "./people/end-entry-link.ts";
import { invitePersonEndpoint } from "./people/invite-person.ts";
import { listEntryLinksEndpoint } from "./people/list-entry-links.ts";
import { listPeopleEndpoint } from "./people/list-people.ts";
import { listPeopleChangesEndpoint } from "./people/list-people-changes.ts";
import { makeAccessLinkEndpoint } from "./people/make-access-link.ts";
import { makePasswordLinkEndpoint } from "./people/make-password-link.ts";
import { removePersonEndpoint } from "./people/remove-person.ts";
import { changeSettingsEndpoint } from "./programme/change-settings.ts";
import { readHealthEndpoint } from "./programme/read-health.ts";
import { readMeEndpoint } from "./programme/read-me.ts";
import { readOpenapiEndpoint } from "./programme/read-openapi.ts";
import { readProgrammeEndpoint } from "./programme/read-programme.ts";
import { readSettingsEndpoint } from "./programme/read-settings.ts";
import { readSignInEndpoint } from "./programme/read-sign-in.ts";
import { previewSettingsEndpoint } from "./progress/preview-settings.ts";
import { readCockpitEndpoint } from "./progress/read-cockpit.ts";
import { readProgressEndpoint } from "./progress/read-progress.ts";
import { readProgressBookEndpoint } from "./progress/read-progress-book.ts";
import { sumLoansEndpoint } from "./progress/sum-loans.ts";
import { decideDeliveryEndpoint } from "./reports/decide-delivery.ts";
import { listReportCorrectionsEndpoint } from "./reports/list-report-corrections.ts";
import { listReportsEndpoint } from "./reports/list-reports.ts";
import { publishReportEndpoint } from "./reports/publish-report.ts";
import { readMailingEndpoint } from "./reports/read-mailing.ts";
import { readReportEndpoint } from "./reports/read-report.ts";

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
