import type { RouteId } from "#shared/contract/routes.ts";
import { everyone, insiders, nobody, ofTheBank, type Row, supervisors, watchers } from "./answers.ts";

/** A file of words in which no register is. */
const registerFile = { fileName: "r.csv", content: btoa("a,b,c,d\n1,2,3,4\n") };

/** What is declared of imports and registers. */
export const importAnswers = {
  "state-no-news": [
    {
      path: "/api/no-news",
      body: { month: "2016-05" },
      answers: { ...nobody, liaison: 201, otherBank: 201 },
    },
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
  "undo-register-change": [
    { path: "/api/registers/changes/nothing/undo", body: {}, answers: { ...nobody, supervisor: 404 } },
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
} satisfies Partial<Record<RouteId, Row[]>>;
