import type { RouteId } from "#shared/contract/routes.ts";
import type { Role } from "#shared/domain/base/person.ts";

/** What a call of a route answers to each kind of caller that is signed in. */
export type Row = { path: string; body?: unknown; answers: Answers };
export type Answers = Record<Role | "otherBank" | "otherAssociation" | "otherCounty", number> & {
  noCounty?: number;
  otherBranch?: number;
};

const everyone = (status: number): Answers => ({
  liaison: status,
  otherBank: status,
  association: status,
  otherAssociation: status,
  supervisor: status,
  "county-supervisor": status,
  otherCounty: status,
  auditor: status,
});
const nobody = everyone(403);
/** Who is let into nothing that lies beside their own county or association. */
const insiders = (status: number) => ({
  association: status,
  otherAssociation: status,
  "county-supervisor": status,
  otherCounty: status,
});
/** Supervisors, as far as the county is theirs. */
const supervisors = (status: number, otherCounty = status) => ({
  supervisor: status,
  "county-supervisor": status,
  otherCounty,
});
const watchers: Answers = { ...everyone(200), ...insiders(403) };
const ofTheBank: Answers = { ...watchers, otherBank: 404 };
const ofTheAssociation: Answers = { ...everyone(200), otherAssociation: 404, otherCounty: 404 };

/** A file of words in which no register is. */
const registerFile = { fileName: "r.csv", content: btoa("a,b,c,d\n1,2,3,4\n") };

/** What is declared of every route: IMPORT, UNDONE, WAITING, ASSOCIATION, OTHER and CORRECTION stand for what the tests made. */
export const declaredAnswers: Record<RouteId, Row[]> = {
  "read-health": [{ path: "/api/health", answers: everyone(200) }],
  "read-openapi": [{ path: "/api/openapi.json", answers: everyone(200) }],
  "read-sign-in": [{ path: "/api/sign-in", answers: everyone(200) }],
  "read-me": [{ path: "/api/me", answers: everyone(200) }],
  "read-programme": [{ path: "/api/programme", answers: everyone(200) }],
  "read-progress": [{ path: "/api/progress?asOf=2016-06-30", answers: everyone(200) }],
  "read-cockpit": [
    { path: "/api/cockpit", answers: watchers },
    { path: "/api/cockpit?asOf=2016-06-30", answers: watchers },
  ],
  "read-progress-book": [
    { path: "/api/progress.xlsx", answers: watchers },
    { path: "/api/progress.xlsx?part=counties&asOf=2016-06-30", answers: watchers },
  ],
  "sum-loans": [
    { path: "/api/loan-sum?measure=outstanding&disbursedUntil=2016-06-30", answers: everyone(200) },
    { path: "/api/loan-sum?associationId=ASSOCIATION", answers: ofTheAssociation },
  ],
  "announce-import": [
    {
      path: "/api/imports",
      body: { fileName: "b.csv", byteSize: 10, sha256: "0".repeat(64) },
      answers: { ...nobody, liaison: 201, otherBank: 201 },
    },
  ],
  "reopen-upload": [
    { path: "/api/imports/WAITING/upload", answers: { ...nobody, liaison: 201, otherBank: 404 } },
    { path: "/api/imports/IMPORT/upload", answers: { ...nobody, liaison: 409, otherBank: 404 } },
  ],
  "take-in-associations": [
    { path: "/api/registers/associations", body: registerFile, answers: { ...nobody, ...supervisors(422) } },
  ],
  "take-in-members": [
    {
      path: "/api/registers/members",
      body: registerFile,
      answers: { ...nobody, ...supervisors(422), noCounty: 404, association: 422, otherAssociation: 422 },
    },
  ],
  "take-in-poor-households": [
    {
      path: "/api/registers/poor-households",
      body: { ...registerFile, listOn: "2016-06-30" },
      answers: { ...nobody, supervisor: 422 },
    },
  ],
  "list-register-changes": [
    { path: "/api/registers/changes", answers: { ...nobody, supervisor: 200, auditor: 200 } },
  ],
  "list-members": [
    {
      path: "/api/associations/ASSOCIATION/members",
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "read-member-coverage": [{ path: "/api/member-coverage", answers: everyone(200) }],
  "find-members": [
    {
      path: "/api/associations/ASSOCIATION/members/find",
      body: { search: "王小明" },
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "list-member-versions": [
    {
      path: `/api/associations/ASSOCIATION/member-versions?identityHash=${"0".repeat(64)}`,
      answers: { ...nobody, ...supervisors(404), association: 404, otherAssociation: 404 },
    },
  ],
  "change-membership": [
    {
      path: "/api/associations/ASSOCIATION/memberships",
      body: { identityHash: "0".repeat(64), step: "end" },
      answers: { ...nobody, ...supervisors(404), association: 404, otherAssociation: 404 },
    },
  ],
  "change-member": [
    {
      path: "/api/associations/ASSOCIATION/members",
      body: { name: "王小明", identityNo: "11010519491231002X", kind: "member" },
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "attribute-loans": [
    {
      path: "/api/attributions",
      body: { associationId: "ASSOCIATION", loans: [{ loanNo: "nothing" }] },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "list-disputed-loans": [
    { path: "/api/attributions/disputed", answers: { ...nobody, ...supervisors(200) } },
  ],
  "settle-disputes": [
    {
      path: "/api/attributions/settlements",
      body: { by: "register", loans: [{ loanNo: "nothing" }] },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "change-association": [
    {
      path: "/api/associations/ASSOCIATION",
      body: { step: "confirm" },
      answers: { ...nobody, ...supervisors(200, 404) },
    },
  ],
  "confirm-associations": [
    {
      path: "/api/registers/associations/confirm",
      body: { associationIds: ["ASSOCIATION"] },
      answers: { ...nobody, ...supervisors(200, 404) },
    },
    {
      path: "/api/registers/associations/confirm",
      body: { associationIds: ["nothing"] },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "list-association-versions": [
    {
      path: "/api/associations/ASSOCIATION/versions",
      answers: { ...nobody, ...supervisors(200, 404), auditor: 200 },
    },
  ],
  "read-associations-book": [
    { path: "/api/registers/associations.xlsx", answers: { ...nobody, ...supervisors(200) } },
  ],
  "read-members-book": [
    {
      path: "/api/associations/ASSOCIATION/members.xlsx",
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "undo-register-change": [
    { path: "/api/registers/changes/nothing/undo", body: {}, answers: { ...nobody, supervisor: 404 } },
  ],
  "merge-association": [
    {
      path: "/api/associations/ASSOCIATION/merge",
      body: { into: "nothing" },
      answers: { ...nobody, ...supervisors(404, 404) },
    },
  ],
  "separate-association": [
    {
      path: "/api/associations/ASSOCIATION/separate",
      body: {},
      answers: { ...nobody, ...supervisors(409, 404) },
    },
  ],
  "list-imports": [
    { path: "/api/imports", answers: watchers },
    { path: "/api/imports?state=announced", answers: watchers },
  ],
  "read-import": [
    { path: "/api/imports/IMPORT", answers: ofTheBank },
    { path: "/api/imports/nothing", answers: { ...everyone(404), ...insiders(403) } },
  ],
  "list-import-rows": [
    { path: "/api/imports/IMPORT/rows", answers: ofTheBank },
    { path: "/api/imports/IMPORT/rows?loanNo=J1&field=amountFen", answers: ofTheBank },
  ],
  "summarise-import-rows": [{ path: "/api/imports/IMPORT/rows-summary", answers: ofTheBank }],
  "read-receipt": [
    {
      path: "/api/imports/IMPORT/receipt.xlsx",
      answers: { ...nobody, liaison: 200, otherBank: 404 },
    },
    { path: "/api/imports/nothing/receipt.xlsx", answers: { ...nobody, liaison: 404, otherBank: 404 } },
  ],
  "read-failed-rows": [
    {
      path: "/api/imports/IMPORT/failed-rows.xlsx",
      answers: { ...nobody, liaison: 200, otherBank: 404 },
    },
  ],
  "read-template": [{ path: "/api/template.xlsx", answers: watchers }],
  "list-import-questions": [{ path: "/api/imports/IMPORT/questions", answers: ofTheBank }],
  "answer-questions": [
    {
      path: "/api/imports/IMPORT/answers",
      body: { questionIds: ["0".repeat(64)], reason: "已核实" },
      answers: { ...nobody, liaison: 400, otherBank: 404 },
    },
  ],
  "map-import": [
    {
      path: "/api/imports/IMPORT/mapping",
      body: { values: [{ field: "countyName", value: "经开区", meaning: "341103" }] },
      answers: { ...nobody, liaison: 409, otherBank: 404 },
    },
  ],
  "list-decisions": [{ path: "/api/decisions?kind=value", answers: watchers }],
  "commit-import": [
    { path: "/api/imports/IMPORT/commit", answers: { ...nobody, liaison: 202, otherBank: 404 } },
  ],
  "cancel-import": [
    { path: "/api/imports/IMPORT/cancel", answers: { ...nobody, liaison: 409, otherBank: 404 } },
  ],
  "send-back-import": [
    {
      path: "/api/imports/IMPORT/send-back",
      body: { reason: "合计不符" },
      answers: { ...nobody, liaison: 409, otherBank: 404 },
    },
  ],
  "undo-import": [
    {
      path: "/api/imports/UNDONE/undo",
      body: { reason: "传错了文件" },
      answers: { ...nobody, liaison: 202, otherBank: 404 },
    },
    {
      path: "/api/imports/nothing/undo",
      body: { reason: "传错了文件" },
      answers: { ...nobody, liaison: 404, otherBank: 404 },
    },
  ],
  "list-loans": [
    { path: "/api/loans", answers: everyone(200) },
    { path: "/api/loans?associationId=ASSOCIATION", answers: ofTheAssociation },
    {
      path: "/api/loans?associationId=nothing",
      answers: { ...everyone(200), ...insiders(404) },
    },
  ],
  "read-loan": [
    { path: "/api/loans/J1", answers: { ...ofTheAssociation, otherBank: 404 } },
    { path: "/api/loans/J1?bankId=psbc-chuzhou", answers: { ...ofTheAssociation, otherBank: 404 } },
    { path: "/api/loans/nothing", answers: everyone(404) },
  ],
  "list-associations": [{ path: "/api/associations", answers: everyone(200) }],
  "read-association": [
    { path: "/api/associations/ASSOCIATION", answers: ofTheAssociation },
    { path: "/api/associations/nothing", answers: everyone(404) },
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
  "list-readings": [
    {
      path: "/api/associations/ASSOCIATION/readings",
      answers: { ...ofTheAssociation, liaison: 403, otherBank: 403 },
    },
    {
      path: "/api/associations/nothing/readings",
      answers: { ...everyone(404), liaison: 403, otherBank: 403 },
    },
  ],
  "list-reports": [{ path: "/api/reports", answers: everyone(200) }],
  "list-report-corrections": [{ path: "/api/report-corrections", answers: everyone(200) }],
  "read-report": [
    { path: "/api/reports/2016-06", answers: everyone(200) },
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
  "list-journal": [
    { path: "/api/journal", answers: { ...nobody, supervisor: 200, auditor: 200 } },
    {
      path: "/api/journal?importId=IMPORT&kind=opened",
      answers: { ...nobody, supervisor: 200, auditor: 200 },
    },
  ],
  "verify-ledger": [{ path: "/api/verify", answers: watchers }],
};
