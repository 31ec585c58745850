import type { IncomingMessage } from "node:http";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有这个页面 - 银会合作贷款台账</title>
</head>
<body>
<h1>没有这个页面</h1>
<p>地址可能输错了。<a href="/">请从首页重新进入</a></p>
</body>
</html>
`;

/** The page for a person whose browser asks for an unknown page; programs get a problem document. */
export function unknownAddressPage(request: IncomingMessage): HttpAnswer | undefined {
  const asksForPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
  if (!asksForPage || request.url?.startsWith("/api/")) return undefined;
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return { status: 404, headers, body: page };
}
