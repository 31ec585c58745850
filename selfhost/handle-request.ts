import type { IncomingMessage, ServerResponse } from "node:http";
import type { Local } from "#shared/config/local.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { authenticate } from "#shared/http/base/authorise.ts";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";
import { logFault } from "#shared/http/base/log-fault.ts";
import { packAnswer } from "#shared/http/base/pack-answer.ts";
import { type Pages, pageAnswer } from "#shared/http/base/page-answer.ts";
import { bodyBytesMaxOf } from "#shared/http/base/parse-input.ts";
import { answerThrown } from "#shared/http/base/problem.ts";
import { hstsValue, securityHeaders } from "#shared/http/base/security-headers.ts";
import { endpoints } from "#shared/http/services.ts";
import { answerOrDefer } from "./answer-or-defer.ts";
import { type Connections, hasBody } from "./connections.ts";
import { createOidcHandler, oidcMountPath } from "./oidc.ts";
import { ClientGone, readBody } from "./read-body.ts";
import { refusal } from "./refusal.ts";
import { respond } from "./respond.ts";
import { createRouter } from "./router.ts";
import { unknownAddressPage } from "./unknown-address.ts";
import { takeUpload } from "./upload.ts";
import { heavyRoutes } from "./worker/heavy-routes.ts";
import type { Worker } from "./worker/hire-worker.ts";

const uploadPath = /^\/uploads\/([A-Za-z0-9._-]{1,64})$/;
const targetLengthMax = 4096;
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** What answers are made of; without a worker this process makes them all. */
export type Answering = {
  local: Local;
  pages: Pages;
  issuerOrigins: readonly string[];
  worker?: Worker | undefined;
  trust: Connections["trust"];
  /** After how long what takes longer is fetched later instead. */
  answerWithinMs: number;
};

/** Makes the handler of every request: the API, uploads, the embedded issuer and the pages. */
export function createRequestHandler(
  answering: Answering,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { local, pages, issuerOrigins, worker, trust } = answering;
  const { deps, embedded } = local;
  const headers = Object.entries({
    ...securityHeaders(issuerOrigins),
    ...(deps.pageUrl?.startsWith("https:") ? { "strict-transport-security": hstsValue } : {}),
  });
  const handleOidc = embedded && createOidcHandler(embedded, deps);
  const origin = embedded && new URL(embedded.origin);

  const answerApi = createApiHandler(answering);

  const answer = async (request: IncomingMessage, url: URL, requestId: string): Promise<HttpAnswer> => {
    if (url.pathname.startsWith("/api/")) return answerApi(request, url, requestId);
    const importId = uploadPath.exec(url.pathname)?.[1];
    if (importId !== undefined) {
      demand(request, ["POST"]);
      return takeUpload(local, importId, request, trust);
    }
    return answerPage(pages, request, url.pathname);
  };

  return async (request, response) => {
    const requestId = deps.newId();
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader("x-request-id", requestId);
    try {
      const damage = local.damage() ?? (worker?.damaged() ? new LedgerFailure("ledger-damaged") : undefined);
      if (damage !== undefined) {
        respond(request, response, refusal(request, damage, requestId));
        return;
      }
      const url = targetOf(request);
      if (origin !== undefined && request.headers.host !== origin.host) {
        respond(request, response, moved(request, url, origin));
      } else if (handleOidc && isBelow(url.pathname, oidcMountPath)) {
        await handleOidc(request, response);
      } else {
        respond(request, response, await answer(request, url, requestId));
      }
    } catch (error) {
      if (error instanceof ClientGone) return;
      logFault(deps, error, { requestId });
      if (response.headersSent) response.destroy();
      else respond(request, response, withAllow(answerThrown(error, requestId), error));
    }
  };
}

/** Makes the handler of the API: who speaks is looked at before a body is read, and the worker answers what takes long. */
function createApiHandler({ local: { deps }, worker, trust, answerWithinMs }: Answering) {
  const route = createRouter(endpoints);
  return async (request: IncomingMessage, url: URL, requestId: string): Promise<HttpAnswer> => {
    const { endpoint, params } = route(request.method ?? "", url.pathname);
    const query = Object.fromEntries(url.searchParams);
    const headers = singleHeaders(request);
    const told = { params, query, headers, body: undefined, requestId };
    if (hasBody(request) && endpoint.route.callers !== "anyone") {
      await authenticate(deps, told);
      trust(request);
    }
    const asked = { ...told, body: await readBody(request, bodyBytesMaxOf(endpoint.route)) };
    const encodings = encodingsOf(request);
    if (worker?.isThere() && heavyRoutes.has(endpoint.id))
      return worker.ask({ id: endpoint.id, request: asked, encodings });
    return packAnswer(await answerOrDefer(deps, endpoint, asked, answerWithinMs), encodings);
  };
}

function answerPage(pages: Pages, request: IncomingMessage, path: string): HttpAnswer {
  const page = pages.get(path);
  if (page === undefined) {
    const unknown = unknownAddressPage(request);
    if (unknown === undefined) throw new LedgerFailure("route-unknown");
    return unknown;
  }
  demand(request, ["GET", "HEAD"]);
  return pageAnswer(path, page, encodingsOf(request));
}

/** Where a page of this machine's other names really is; any other host is none of ours (DNS rebinding). */
function moved(request: IncomingMessage, url: URL, { origin, hostname, port }: URL): HttpAnswer {
  const asked = URL.parse(`http://${request.headers.host ?? ""}`);
  const isOurs = asked !== null && loopbackNames.includes(asked.hostname);
  const sameServer = asked?.port === port || !loopbackNames.includes(hostname);
  if (!isOurs || !sameServer || !["GET", "HEAD"].includes(request.method ?? "")) {
    throw new LedgerFailure("not-permitted");
  }
  const location = `${origin}${url.pathname}${url.search}`;
  return { status: 307, headers: { location, "cache-control": "no-store" }, body: "" };
}

function targetOf(request: IncomingMessage): URL {
  const target = request.url ?? "";
  const whole = target.startsWith("/") && target.length <= targetLengthMax ? `http://self${target}` : "";
  if (!URL.canParse(whole) || target.startsWith("//")) throw new LedgerFailure("route-unknown");
  return new URL(whole);
}

function isBelow(path: string, mountPath: string): boolean {
  return path === mountPath || path.startsWith(`${mountPath}/`);
}

function demand(request: IncomingMessage, methods: readonly string[]): void {
  if (!methods.includes(request.method ?? ""))
    throw new LedgerFailure("method-not-allowed", { allow: methods });
}

function withAllow(answer: HttpAnswer, error: unknown): HttpAnswer {
  const allow = error instanceof LedgerFailure ? error.facts.allow : undefined;
  if (allow === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, allow: allow.join(", ") } };
}

function encodingsOf(request: IncomingMessage): string | undefined {
  const accept = request.headers["accept-encoding"];
  return typeof accept === "string" ? accept : undefined;
}

function singleHeaders(request: IncomingMessage): Record<string, string> {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.push([name, value]);
  }
  return Object.fromEntries(headers);
}
