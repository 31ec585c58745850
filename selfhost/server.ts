import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { originOf, type Settings } from "#shared/config/settings.ts";
import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Pages } from "#shared/http/base/page-answer.ts";
import { securityHeaders } from "#shared/http/base/security-headers.ts";
import { endpoints } from "#shared/http/services.ts";
import { createRequestHandler } from "./handle-request.ts";
import { findIssuerOrigins } from "./issuer-origins.ts";
import { refusal } from "./refusal.ts";
import { respond } from "./respond.ts";

/** A running self-hosted server. */
export type RunningServer = {
  origin: string;
  local: Local;
  /** Takes no more requests, gives the present ones a moment to end, and closes the store. */
  close(): Promise<void>;
};

const limits = {
  connectionsMax: 200,
  requestsPerSocketMax: 1000,
  headerBytesMax: 16 * 1024,
  headersMs: 10_000,
  requestMs: 5 * 60_000,
  keepAliveMs: 5000,
  closeMs: 3000,
} as const;

/** Starts the server on the settings' host and port (0: any free one) and takes unfinished imports up again. */
export async function startServer(settings: Settings, pages: Pages): Promise<RunningServer> {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = limitedServer((request, response) => listener(request, response));
  const port = await listen(server, settings);
  try {
    await loadAllCode();
    const local = await openLocal({ ...settings, port });
    const issuerOrigins = await findIssuerOrigins(local);
    const handle = createRequestHandler(local, pages, issuerOrigins);
    listener = (request, response) => void handle(request, response);
    await local.uploadIntake.sweep(Date.parse(local.deps.now()));
    await resumeImports(local.deps);
    return {
      origin: originOf(settings.host, port),
      local,
      async close() {
        await stop(server);
        await local.close();
      },
    };
  } catch (error) {
    await stop(server);
    throw error;
  }
}

/** A process that works for months runs the program that it was started as, whatever lies in its folder by then. */
async function loadAllCode(): Promise<void> {
  await Promise.all(Object.values(endpoints).map(({ load }) => load()));
}

/** A server that says to everybody, until it is closed, why nothing may be answered. */
export async function startRefusing(
  settings: Settings,
  failure: LedgerFailure,
): Promise<{ origin: string; close(): Promise<void> }> {
  const headers = Object.entries(securityHeaders([]));
  const server = limitedServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    respond(request, response, refusal(request, failure, randomUUID()));
  });
  const port = await listen(server, settings);
  return { origin: originOf(settings.host, port), close: () => stop(server) };
}

function limitedServer(listener: RequestListener): Server {
  const server = createServer({ maxHeaderSize: limits.headerBytesMax }, listener);
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.maxConnections = limits.connectionsMax;
  server.maxRequestsPerSocket = limits.requestsPerSocketMax;
  return server;
}

function listen(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function stop(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), limits.closeMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
}
