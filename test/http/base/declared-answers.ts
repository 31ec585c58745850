import type { RouteId } from "#shared/contract/routes.ts";
import {
  everyone,
  figureWatchers,
  insiders,
  nobody,
  ofTheAssociation,
  type Row,
  supervisors,
  watchers,
} from "./answers.ts";
import { associationAnswers } from "./declared-association-answers.ts";
import { importAnswers } from "./declared-import-answers.ts";

/** What is declared of every route: IMPORT, UNDONE, WAITING, ASSOCIATION, OTHER and CORRECTION stand for what the tests made. */
export const declaredAnswers: Record<RouteId, Row[]> = {
  ...associationAnswers,
  ...importAnswers,
  "read-health": [{ path: "/api/health", answers: everyone(200) }],
  "read-openapi": [{ path: "/api/openapi.json", answers: everyone(200) }],
  "read-sign-in": [{ path: "/api/sign-in", answers: everyone(200) }],
  "open-entry-link": [
    { path: "/api/sign-in/link", body: { secret: "nothing" }, answers: everyone(409) },
    { path: "/api/sign-in/link", body: {}, answers: everyone(400) },
  ],
  "set-up-account": [
    {
      path: "/api/sign-in/account",
      body: { secret: "nothing", name: "王芳", password: "0123456789" },
      answers: everyone(409),
    },
  ],
  "sign-in": [
    { path: "/api/sign-in/password", body: { name: "王芳", password: "0123456789" }, answers: everyone(409) },
  ],
  "renew-sign-in": [{ path: "/api/sign-in/renewal", body: {}, answers: everyone(200) }],
  "sign-out": [{ path: "/api/sign-in/end", body: {}, answers: everyone(200) }],
  "read-me": [{ path: "/api/me", answers: everyone(200) }],
  "read-programme": [{ path: "/api/programme", answers: everyone(200) }],
  "read-progress": [{ path: "/api/progress?asOf=2016-06-30", answers: everyone(200) }],
  "read-cockpit": [
    { path: "/api/cockpit", answers: figureWatchers },
    { path: "/api/cockpit?asOf=2016-06-30", answers: figureWatchers },
  ],
  "read-progress-book": [
    { path: "/api/progress.xlsx", answers: figureWatchers },
    { path: "/api/progress.xlsx?part=counties&asOf=2016-06-30", answers: figureWatchers },
  ],
  "sum-loans": [
    { path: "/api/loan-sum?measure=outstanding&disbursedUntil=2016-06-30", answers: everyone(200) },
    { path: "/api/loan-sum?associationId=ASSOCIATION", answers: ofTheAssociation },
  ],
  "list-loans": [
    { path: "/api/loans", answers: everyone(200) },
    { path: "/api/loans?associationId=ASSOCIATION", answers: ofTheAssociation },
    {
      path: "/api/loans?associationId=nothing",
      answers: { ...everyone(200), ...insiders(404) },
    },
  ],
  "find-loans": [
    { path: "/api/loans/find", body: { search: "J1", sort: "-amount" }, answers: everyone(200) },
    { path: "/api/loans/find", body: { associationId: "ASSOCIATION" }, answers: ofTheAssociation },
    { path: "/api/loans/find", body: { sort: "secret" }, answers: everyone(400) },
  ],
  "export-list": [
    { path: "/api/exports", body: { list: "loans", columns: ["loanNo"] }, answers: everyone(200) },
    {
      path: "/api/exports",
      body: { list: "loans", columns: ["loanNo"], associationId: "ASSOCIATION" },
      answers: ofTheAssociation,
    },
    { path: "/api/exports", body: { list: "imports", columns: ["file"] }, answers: watchers },
    {
      path: "/api/exports",
      body: { list: "associations", columns: ["name"], associationIds: ["ASSOCIATION"] },
      answers: everyone(200),
    },
    {
      path: "/api/exports",
      body: { list: "members", columns: ["name"], associationId: "ASSOCIATION" },
      answers: { ...nobody, association: 200, otherAssociation: 404, ...supervisors(200, 404) },
    },
    { path: "/api/exports", body: { list: "corrections", columns: ["about"] }, answers: everyone(200) },
    {
      path: "/api/exports",
      body: { list: "journal", columns: ["seq"] },
      answers: { ...nobody, supervisor: 200, auditor: 200 },
    },
    { path: "/api/exports", body: { list: "people", columns: ["name"] }, answers: everyone(400) },
  ],
  "read-loan": [
    { path: "/api/loan?loanNo=J1", answers: { ...ofTheAssociation, otherBank: 404 } },
    { path: "/api/loan?loanNo=J1&bankId=psbc-chuzhou", answers: { ...ofTheAssociation, otherBank: 404 } },
    { path: "/api/loan?loanNo=nothing", answers: everyone(404) },
  ],
  "raise-correction": [
    {
      path: "/api/corrections",
      body: { loanNo: "J1", text: "金额不对" },
      answers: { ...nobody, association: 409, otherAssociation: 404 },
    },
    {
      path: "/api/corrections",
      body: { loanNo: "nothing", text: "金额不对" },
      answers: { ...nobody, association: 404, otherAssociation: 404 },
    },
  ],
  "claim-loan": [
    {
      path: "/api/claims",
      body: { loanNo: "J1", text: "是我会会员" },
      answers: { ...nobody, association: 409, otherAssociation: 201 },
    },
  ],
  "confirm-claim": [
    {
      path: "/api/corrections/CORRECTION/confirm",
      body: { revision: 1 },
      answers: { ...nobody, ...supervisors(409, 404) },
    },
  ],
  "list-corrections": [
    { path: "/api/corrections", answers: everyone(200) },
    { path: "/api/corrections?associationId=ASSOCIATION&state=open", answers: ofTheAssociation },
  ],
  "read-correction": [
    { path: "/api/corrections/CORRECTION", answers: { ...ofTheAssociation, otherBank: 404 } },
    { path: "/api/corrections/nothing", answers: everyone(404) },
  ],
  "answer-correction": [
    {
      path: "/api/corrections/CORRECTION/answer",
      body: { revision: 1, text: "已核实" },
      answers: { ...nobody, liaison: 200, otherBank: 404, ...supervisors(409, 404) },
    },
  ],
  "close-correction": [
    {
      path: "/api/corrections/CORRECTION/close",
      body: { revision: 2 },
      answers: { ...nobody, association: 200, otherAssociation: 404, ...supervisors(409, 404) },
    },
  ],
  "reopen-correction": [
    {
      path: "/api/corrections/CORRECTION/reopen",
      body: { revision: 3, text: "还是不对" },
      answers: { ...nobody, association: 200, otherAssociation: 404 },
    },
  ],
  "list-reports": [{ path: "/api/reports", answers: everyone(200) }],
  "list-report-corrections": [
    {
      path: "/api/report-corrections",
      answers: { ...everyone(200), association: 403, otherAssociation: 403 },
    },
  ],
  "read-report": [
    {
      path: "/api/reports/2016-06",
      answers: { ...everyone(200), association: 404, otherAssociation: 404 },
    },
    { path: "/api/reports/2016-06.html", answers: everyone(200) },
    {
      path: "/api/reports/2016-06.xlsx",
      answers: { ...everyone(200), ...insiders(404), otherBranch: 404 },
    },
    { path: "/api/reports/2017-01", answers: everyone(404) },
  ],
  "publish-report": [{ path: "/api/reports/2016-07", answers: { ...nobody, supervisor: 201 } }],
  "read-settings": [{ path: "/api/settings", answers: watchers }],
  "preview-settings": [{ path: "/api/settings/effect?goalFen=100", answers: { ...nobody, supervisor: 200 } }],
  "change-settings": [
    {
      path: "/api/settings",
      body: { revision: 7, reason: "试一试", settings: { goalFen: 100 } },
      answers: { ...nobody, supervisor: 409 },
    },
  ],
  "list-people": [{ path: "/api/people", answers: { ...nobody, ...supervisors(200), auditor: 200 } }],
  "list-people-changes": [
    { path: "/api/people/changes", answers: { ...nobody, ...supervisors(200), auditor: 200 } },
  ],
  "list-entry-links": [
    { path: "/api/people/links", answers: { ...nobody, ...supervisors(200), auditor: 200 } },
  ],
  "change-person": [
    {
      path: "/api/people/change",
      body: { subject: "nobody", role: "auditor", locked: false },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "remove-person": [
    { path: "/api/people/remove", body: { subject: "nobody" }, answers: { ...nobody, ...supervisors(404) } },
  ],
  "invite-person": [
    {
      path: "/api/people/invitations",
      body: { displayName: "王芳", role: "supervisor" },
      answers: { ...nobody, supervisor: 201, "county-supervisor": 404, otherCounty: 404 },
    },
    {
      path: "/api/people/invitations",
      body: { displayName: "王芳", role: "association", associationId: "ASSOCIATION" },
      answers: { ...nobody, ...supervisors(409) },
    },
  ],
  "make-password-link": [
    {
      path: "/api/people/password-links",
      body: { subject: "nobody" },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "make-access-link": [
    {
      path: "/api/people/access-links",
      body: { associationId: "nothing", readOnly: true },
      answers: { ...nobody, ...supervisors(404) },
    },
    {
      path: "/api/people/access-links",
      body: { associationId: "ASSOCIATION", readOnly: true },
      answers: { ...nobody, ...supervisors(201, 404) },
    },
  ],
  "end-entry-link": [{ path: "/api/people/links/nothing/end", answers: { ...nobody, ...supervisors(410) } }],
  "change-password": [
    {
      path: "/api/me/password",
      body: { current: "demo accounts", fresh: "have no passwords" },
      answers: everyone(404),
    },
  ],
  "set-authenticator": [
    { path: "/api/me/authenticator", body: { password: "demo accounts have none" }, answers: everyone(404) },
    { path: "/api/me/authenticator", body: {}, answers: everyone(400) },
  ],
  "read-mailing": [
    { path: "/api/reports/2016-06/mailing", answers: { ...nobody, supervisor: 200, auditor: 200 } },
    { path: "/api/reports/2017-01/mailing", answers: { ...nobody, supervisor: 404, auditor: 404 } },
  ],
  "decide-delivery": [
    {
      path: "/api/reports/2016-06/mailing",
      body: { deliveryId: "nothing", action: "again" },
      answers: { ...nobody, supervisor: 404 },
    },
  ],
  "read-assessment": [
    { path: "/api/assessment", answers: everyone(200) },
    { path: "/api/assessment?quarter=2016Q2", answers: everyone(200) },
    { path: "/api/assessment?quarter=2015Q4", answers: everyone(409) },
    { path: "/api/assessment?quarter=2016-06", answers: everyone(400) },
  ],
  "decide-assessment": [
    {
      path: "/api/assessment/2016Q2",
      body: { subject: { kind: "county", id: "nothing" }, step: "open", revision: 0, text: "落后" },
      answers: { ...nobody, supervisor: 404 },
    },
    {
      path: "/api/assessment/2016Q2",
      body: { subject: { kind: "county", id: "341102" }, step: "withdraw", revision: 7 },
      answers: { ...nobody, supervisor: 409 },
    },
  ],
  "list-journal": [
    { path: "/api/journal", answers: { ...nobody, supervisor: 200, auditor: 200 } },
    {
      path: "/api/journal?importId=IMPORT&kind=opened",
      answers: { ...nobody, supervisor: 200, auditor: 200 },
    },
  ],
  "read-deferred": [{ path: "/api/deferred/nothing", answers: everyone(404) }],
  "verify-ledger": [{ path: "/api/verify", answers: watchers }],
};
