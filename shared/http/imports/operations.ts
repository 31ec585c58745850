import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { registerRoutes } from "#shared/contract/imports/register-routes.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import { importOrders } from "#shared/domain/imports/import-list.ts";
import { questionNames } from "#shared/domain/imports/questions/question.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { memberToWire } from "#shared/http/associations/member-wire.ts";
import { asItIs, documentOperation, operation, operations } from "#shared/http/base/operation.ts";
import { loanToWire } from "#shared/http/ledger/loan-wire.ts";
import { importToWire } from "./import-wire.ts";
import { registerFileFromWire, registerResultToWire } from "./register-wire.ts";
import { rowAnswerToWire } from "./row-answer-wire.ts";

const registerRights = ["table:batch", "table:put", "table:update", "identity-key:read"] as const;

/** How imports stand, what was decided, and the template to fill. */
export const read = operations([importRoutes], {
  "list-imports": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/imports/list-imports.ts"),
    run: ({ listImports }, deps, caller, { query: { sort, ...query } }) =>
      listImports(deps, caller, { ...query, order: listOrderOf(importOrders, sort) }),
    answer: ({ items, ...found }, caller, deps) => ({
      items: items.map((record) => importToWire(record, caller, deps)),
      ...found,
    }),
  }),
  "read-import": operation({
    use: () => import("#shared/app/imports/read-import.ts"),
    run: ({ readImport }, deps, caller, { params }) => readImport(deps, caller, params.importId),
    answer: importToWire,
  }),
  "list-decisions": operation({
    use: () => import("#shared/app/imports/list-decisions.ts"),
    run: ({ listDecisions }, deps, caller, { query }) => listDecisions(deps, caller, query),
    answer: asItIs,
  }),
  "read-template": documentOperation({
    parts: ["books"],
    use: () => import("#shared/app/imports/read-template.ts"),
    run: ({ readTemplate }, deps) => readTemplate(deps),
  }),
});

/** The answers to an import's rows, and the questions they raise: a separate service, because it reads files. */
export const rows = operations([importRoutes], {
  "list-import-rows": operation({
    parts: ["importArchive"],
    rights: ["table:batch", "imports:read", "files:list"],
    use: () => import("#shared/app/imports/list-import-rows.ts"),
    run: ({ listImportRows }, deps, caller, { params, query }) =>
      listImportRows(deps, caller, params.importId, query),
    answer: ({ items, cursor, inLedger }, caller, deps) => ({
      items: items.map((row) => ({
        ...rowAnswerToWire(row, caller, deps),
        inLedger: inLedger.has(row.loanNo ?? "") || undefined,
      })),
      cursor,
    }),
  }),
  "summarise-import-rows": operation({
    parts: ["importArchive"],
    rights: ["imports:read", "files:list"],
    use: () => import("#shared/app/imports/summarise-import-rows.ts"),
    run: ({ summariseImportRows }, deps, caller, { params }) =>
      summariseImportRows(deps, caller, params.importId),
    answer: (summary) => ({
      ...summary,
      fields: summary.fields.map((line) => ({ ...line, name: loanFieldRows[line.field].name })),
    }),
  }),
  "list-import-questions": operation({
    parts: ["importArchive"],
    rights: ["table:batch", "imports:read"],
    use: () => import("#shared/app/imports/list-import-questions.ts"),
    run: ({ listImportQuestions }, deps, caller, { params, query }) =>
      listImportQuestions(deps, caller, params.importId, query),
    answer: ({ items, cursor }) => ({
      items: items.map((question) => ({ ...question, codeName: questionNames[question.code] })),
      cursor,
    }),
  }),
});

/** What a bank's people do with an import. */
export const write = operations([importRoutes], {
  "announce-import": operation({
    parts: ["uploadForms"],
    rights: ["table:put", "uploads:write"],
    use: () => import("#shared/app/imports/announce-import.ts"),
    run: ({ announceImport }, deps, caller, { body }) => announceImport(deps, caller, body),
    answer: ({ record, form }) => ({ importId: record.importId, upload: form }),
  }),
  "state-no-news": operation({
    rights: ["table:batch", "table:put"],
    use: () => import("#shared/app/imports/state-no-news.ts"),
    run: ({ stateNoNews }, deps, caller, { body }) => stateNoNews(deps, caller, body.month),
    answer: importToWire,
  }),
  "reopen-upload": operation({
    parts: ["uploadForms"],
    rights: ["uploads:write"],
    use: () => import("#shared/app/imports/reopen-upload.ts"),
    run: async ({ reopenUpload }, deps, caller, { params: { importId } }) => ({
      importId,
      upload: await reopenUpload(deps, caller, importId),
    }),
    answer: asItIs,
  }),
  "answer-questions": operation({
    parts: ["importArchive"],
    rights: ["table:batch", "table:put", "imports:read"],
    use: () => import("#shared/app/imports/answer-questions.ts"),
    run: ({ answerQuestions }, deps, caller, { params, body }) =>
      answerQuestions(deps, caller, params.importId, body),
    answer: importToWire,
  }),
  "map-import": operation({
    parts: ["queue"],
    rights: ["table:batch", "table:put", "checks:send"],
    use: () => import("#shared/app/imports/map-import.ts"),
    run: ({ mapImport }, deps, caller, { params, body }) => mapImport(deps, caller, params.importId, body),
    answer: importToWire,
  }),
  "commit-import": operation({
    parts: ["queue"],
    rights: ["table:put", "posts:send"],
    use: () => import("#shared/app/imports/commit-import.ts"),
    run: ({ commitImport }, deps, caller, { params, body }) =>
      commitImport(deps, caller, params.importId, body?.acknowledged),
    answer: ({ repeated, ...record }, caller, deps) => ({
      ...importToWire(record, caller, deps),
      repeated,
    }),
  }),
  "cancel-import": operation({
    parts: ["files"],
    rights: ["table:put", "uploads:remove"],
    use: () => import("#shared/app/imports/cancel-import.ts"),
    run: ({ cancelImport }, deps, caller, { params }) => cancelImport(deps, caller, params.importId),
    answer: importToWire,
  }),
  "send-back-import": operation({
    rights: ["table:put"],
    use: () => import("#shared/app/imports/send-back-import.ts"),
    run: ({ sendBackImport }, deps, caller, { params, body }) =>
      sendBackImport(deps, caller, params.importId, body.reason),
    answer: importToWire,
  }),
  "undo-import": operation({
    parts: ["queue"],
    rights: ["table:put", "posts:send"],
    use: () => import("#shared/app/imports/undo-import.ts"),
    run: ({ undoImport }, deps, caller, { params, body }) =>
      undoImport(deps, caller, params.importId, body.reason),
    answer: importToWire,
  }),
});

/** What brings registers in and attributes loans by them: a separate service, because it takes files apart. */
export const registers = operations([registerRoutes, associationRoutes], {
  "change-association": operation({
    rights: ["table:put"],
    use: () => import("#shared/app/associations/change-association.ts"),
    run: ({ changeAssociation }, deps, caller, { params, body }) =>
      changeAssociation(deps, caller, { ...params, ...body }),
    answer: asItIs,
  }),
  "confirm-associations": operation({
    rights: ["table:put"],
    use: () => import("#shared/app/associations/confirm-associations.ts"),
    run: ({ confirmAssociations }, deps, caller, { body }) => confirmAssociations(deps, caller, body),
    answer: asItIs,
  }),
  "take-in-associations": operation({
    parts: ["workbooks"],
    rights: registerRights,
    use: () => import("#shared/app/imports/registers/take-in-associations.ts"),
    run: ({ takeInAssociations }, deps, caller, { body }) =>
      takeInAssociations(deps, caller, registerFileFromWire(body)),
    answer: registerResultToWire,
  }),
  "take-in-members": operation({
    parts: ["workbooks"],
    rights: registerRights,
    use: () => import("#shared/app/imports/registers/take-in-members.ts"),
    run: ({ takeInMembers }, deps, caller, { body }) =>
      takeInMembers(deps, caller, registerFileFromWire(body)),
    answer: registerResultToWire,
  }),
  "take-in-poor-households": operation({
    parts: ["workbooks"],
    rights: registerRights,
    use: () => import("#shared/app/imports/registers/take-in-poor-households.ts"),
    run: ({ takeInPoorHouseholds }, deps, caller, { body }) =>
      takeInPoorHouseholds(deps, caller, registerFileFromWire(body)),
    answer: registerResultToWire,
  }),
  "change-member": operation({
    parts: ["workbooks"],
    rights: registerRights,
    use: () => import("#shared/app/imports/registers/change-member.ts"),
    run: ({ changeMember }, deps, caller, { params, body }) =>
      changeMember(deps, caller, { ...params, ...body }),
    answer: registerResultToWire,
  }),
  "change-membership": operation({
    rights: ["table:batch", "table:put", "table:update"],
    use: () => import("#shared/app/imports/registers/change-membership.ts"),
    run: ({ changeMembership }, deps, caller, { params, body }) =>
      changeMembership(deps, caller, { ...params, ...body }),
    answer: ({ member, attributed }, caller) => ({ member: memberToWire(member, caller), attributed }),
  }),
  "attribute-loans": operation({
    rights: ["table:batch", "table:put", "table:update"],
    use: () => import("#shared/app/imports/registers/attribute-by-hand.ts"),
    run: ({ attributeByHand }, deps, caller, { body }) => attributeByHand(deps, caller, body),
    answer: asItIs,
  }),
  "list-disputed-loans": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/imports/registers/list-disputed-loans.ts"),
    run: ({ listDisputedLoans }, deps, caller, { query }) => listDisputedLoans(deps, caller, query),
    answer: ({ items, cursor }, caller) => ({
      items: items.map((dispute) => ({
        ...loanToWire(dispute, caller),
        registeredId: dispute.registered.associationId,
        registeredName: dispute.registered.name,
      })),
      cursor,
    }),
  }),
  "settle-disputes": operation({
    rights: ["table:batch", "table:put", "table:update"],
    use: () => import("#shared/app/imports/registers/settle-disputes.ts"),
    run: ({ settleDisputes }, deps, caller, { body }) => settleDisputes(deps, caller, body),
    answer: asItIs,
  }),
  "undo-register-change": operation({
    rights: ["table:batch", "table:put", "table:update"],
    use: () => import("#shared/app/imports/registers/undo-register-change.ts"),
    run: ({ undoRegisterChange }, deps, caller, { params, body }) =>
      undoRegisterChange(deps, caller, { ...params, ...body }),
    answer: asItIs,
  }),
});

/** What takes the bank's own file apart to write about it: a separate service. */
export const receipts = operations([importRoutes], {
  "read-receipt": documentOperation({
    parts: ["files", "importArchive", "receipts"],
    rights: ["uploads:read", "uploads:list", "imports:read", "files:list", "files:offer"],
    use: () => import("#shared/app/imports/read-receipt.ts"),
    run: ({ readReceipt }, deps, caller, { params }) => readReceipt(deps, caller, params.importId),
  }),
  "read-failed-rows": documentOperation({
    parts: ["files", "importArchive", "receipts"],
    rights: ["uploads:read", "uploads:list", "imports:read", "files:list", "files:offer"],
    use: () => import("#shared/app/imports/read-failed-rows.ts"),
    run: ({ readFailedRows }, deps, caller, { params }) => readFailedRows(deps, caller, params.importId),
  }),
});
