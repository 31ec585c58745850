import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type FailureCode, failures, failureText } from "#shared/domain/base/failures.ts";
import type { HttpAnswer } from "./exchange.ts";

const challenges: Partial<Record<FailureCode, string>> = {
  "sign-in-needed": "Bearer",
  "sign-in-invalid": 'Bearer error="invalid_token"',
};

/** The problem document (RFC 9457) of an expected failure. */
export function problemOf(failure: LedgerFailure, requestId: string): HttpAnswer {
  const { title, message, remedy } = failureText(failure);
  const { status, retryAfterS } = failures[failure.code];
  const document = { type: `/problems/${failure.code}`, title, status, detail: message, remedy, requestId };
  const challenge = challenges[failure.code];
  return problemAnswer(document, {
    ...(challenge !== undefined && { "www-authenticate": challenge }),
    ...(retryAfterS !== undefined && { "retry-after": String(retryAfterS) }),
  });
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
