import { type FailureCode, LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failure-text.ts";
import type { HttpAnswer } from "./exchange.ts";

/** The HTTP status of every expected failure. */
export const failureStatus: Record<FailureCode, number> = {
  "file-empty": 422,
  "file-too-large": 413,
  "file-unreadable": 422,
  "file-encrypted": 422,
  "file-unsafe": 422,
  "file-not-a-table": 422,
  "file-altered": 422,
  "file-too-slow": 422,
  "too-many-rows": 422,
  "too-many-columns": 422,
  "too-many-sheets": 422,
  "too-many-merges": 422,
  "too-many-formats": 422,
  "too-many-parts": 422,
  "too-much-content": 422,
  "cell-too-long": 422,
  "sheet-name-repeated": 422,
  "no-loan-table": 422,
  "columns-missing": 422,
  "columns-ambiguous": 422,
  "column-contradicts": 422,
  "header-contradicts": 422,
  "formulas-uncalculated": 422,
  "unit-contradictory": 422,
  "unit-unknown": 422,
  "ledger-damaged": 503,
  "ledger-lost": 503,
  "identity-key-missing": 503,
  "identity-key-other": 503,
  "disk-full": 507,
  "folder-read-only": 503,
  "import-unknown": 404,
  "import-state": 409,
  "questions-open": 409,
  "four-eyes": 403,
  "four-eyes-off": 409,
  "original-gone": 410,
  "upload-refused": 403,
  "ledger-busy": 503,
  "ledger-not-empty": 409,
  "backup-nothing": 404,
  "backup-exists": 409,
  "backup-unreadable": 422,
  "backup-damaged": 422,
  "backup-moving": 409,
  "backup-incomplete": 500,
  "restore-not-empty": 409,
  "restore-differs": 500,
  "loan-unknown": 404,
  "association-unknown": 404,
  "correction-unknown": 404,
  "correction-open": 409,
  "correction-state": 409,
  "correction-moved": 409,
  "correction-full": 409,
  "report-unknown": 404,
  "report-too-early": 409,
  "report-before-start": 409,
  "report-published": 409,
  "delivery-unknown": 404,
  "delivery-state": 409,
  "sign-in-needed": 401,
  "sign-in-invalid": 401,
  "not-permitted": 403,
  "account-locked": 403,
  "reading-only": 403,
  "sign-in-wrong": 403,
  "sign-in-locked": 429,
  "sign-in-busy": 503,
  "too-many-tries": 429,
  "accounts-elsewhere": 409,
  "account-unknown": 404,
  "sign-in-name-taken": 409,
  "sign-in-unfit": 422,
  "password-wrong": 403,
  "entry-link-ended": 410,
  "entry-links-full": 409,
  "person-unknown": 404,
  "person-listed": 409,
  "last-supervisor": 409,
  "demo-over": 403,
  "supervisor-first": 409,
  "input-invalid": 400,
  "cursor-invalid": 400,
  "body-too-large": 413,
  "route-unknown": 404,
  "method-not-allowed": 405,
  "settings-invalid": 500,
  "settings-wrong": 400,
  "settings-unchanged": 409,
  "settings-changed-meanwhile": 409,
};

const extraHeaders: Partial<Record<FailureCode, Readonly<Record<string, string>>>> = {
  "sign-in-needed": { "www-authenticate": "Bearer" },
  "sign-in-invalid": { "www-authenticate": 'Bearer error="invalid_token"' },
  "ledger-busy": { "retry-after": "2" },
  "sign-in-busy": { "retry-after": "5" },
  "too-many-tries": { "retry-after": "600" },
  "sign-in-locked": { "retry-after": "900" },
};

/** The problem document (RFC 9457) of an expected failure. */
export function problemOf(failure: LedgerFailure, requestId: string): HttpAnswer {
  const { title, message, remedy } = failureText(failure);
  const status = failureStatus[failure.code];
  const document = { type: `/problems/${failure.code}`, title, status, detail: message, remedy, requestId };
  return problemAnswer(document, extraHeaders[failure.code]);
}

/** The problem document of a bug: it says nothing of the bug but the id under which it is logged. */
export function unexpectedProblem(requestId: string): HttpAnswer {
  return problemAnswer({
    type: "/problems/unexpected",
    title: "系统出错",
    status: 500,
    detail: "系统出错，请求没有完成。",
    remedy: `请稍后重试；如仍不成功，请把请求编号 ${requestId} 告诉管理员。`,
    requestId,
  });
}

/** The problem document of anything thrown: expected failures in their words, anything else as a bug. */
export function answerThrown(error: unknown, requestId: string): HttpAnswer {
  return error instanceof LedgerFailure ? problemOf(error, requestId) : unexpectedProblem(requestId);
}

type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail: string;
  remedy: string;
  requestId: string;
};

function problemAnswer(
  document: ProblemDocument,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status: document.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
    body: JSON.stringify(document),
  };
}
