import type { IncomingMessage } from "node:http";
import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";
import { problemOf } from "#shared/http/base/problem.ts";

/**
 * The answer to every request while nothing may be answered from the ledger: a page that says why to whoever asks for a
 * page, else the problem document.
 */
export function refusal(request: IncomingMessage, failure: LedgerFailure, requestId: string): HttpAnswer {
  const problem = problemOf(failure, requestId);
  const asksForPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
  if (!asksForPage || request.url?.startsWith("/api/")) return problem;
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return { status: problem.status, headers, body: pageOf(failure) };
}

function pageOf(failure: LedgerFailure): string {
  const { title, message, remedy } = failureText(failure);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - 银会合作贷款台账</title>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(message)}</p>
<p>请把以下内容告诉管理员：${escaped(remedy)}</p>
</body>
</html>
`;
}

/** A text within HTML: a folder's name is given by others. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
