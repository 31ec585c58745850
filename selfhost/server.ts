import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { originOf, type Settings } from "#shared/config/settings.ts";
import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Pages } from "#shared/http/base/page-answer.ts";
import { securityHeaders } from "#shared/http/base/security-headers.ts";
import type { Log } from "#shared/ports/base/system.ts";
import type { Work } from "#shared/ports/work-queue.ts";
import { limitConnections } from "./connections.ts";
import { createRequestHandler } from "./handle-request.ts";
import { findIssuerOrigins } from "./issuer-origins.ts";
import { loadCode } from "./load-code.ts";
import { refusal } from "./refusal.ts";
import { respond } from "./respond.ts";
import type { Worker } from "./worker/hire-worker.ts";

/** A running self-hosted server. */
export type RunningServer = {
  origin: string;
  local: Local;
  /** Takes no more requests, gives the present ones a moment to end, and closes the store. */
  close(): Promise<void>;
};

const limits = {
  /** What is left over goes without an answer; those who only wait are fewer. */
  connectionsMax: 4000,
  requestsPerSocketMax: 1000,
  headerBytesMax: 16 * 1024,
  headersMs: 10_000,
  checkMs: 1000,
  requestMs: 5 * 60_000,
  keepAliveMs: 5000,
  closeMs: 3000,
} as const;

/** Hires who works beside the server, for settings that name the port. */
export type Hire = (settings: Settings, log: Log) => Worker;

/**
 * Starts the server on the settings' host and port (0: any free one). What takes long is done by the worker that `hire`
 * gives; without one by this process, which then takes unfinished imports up again itself.
 */
export async function startServer(settings: Settings, pages: Pages, hire?: Hire): Promise<RunningServer> {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = limitedServer((request, response) => listener(request, response));
  const { trust } = limitConnections(server, settings.trustedProxies);
  const port = await listen(server, settings);
  const here = { ...settings, port };
  let worker: Worker | undefined;
  const queue = hire && { enqueue: async (work: Work) => worker?.queue.enqueue(work) };
  try {
    await loadCode(hire === undefined ? "all" : "light");
    const local = await openLocal(here, (machine) => ({ ...machine, queue }));
    await local.uploadIntake.sweep(Date.parse(local.deps.now()));
    worker = hire?.(here, local.deps.log);
    const issuerOrigins = await findIssuerOrigins(local);
    const handle = createRequestHandler({
      ...{ local, pages, issuerOrigins, worker, trust },
      answerWithinMs: settings.answerWithinMs,
    });
    listener = (request, response) => void handle(request, response);
    if (worker === undefined) await resumeImports(local.deps);
    return {
      origin: originOf(settings.host, port),
      local,
      async close() {
        await stop(server);
        await worker?.stop();
        await local.close();
      },
    };
  } catch (error) {
    await worker?.stop();
    await stop(server);
    throw error;
  }
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
  limitConnections(server, settings.trustedProxies);
  const port = await listen(server, settings);
  return { origin: originOf(settings.host, port), close: () => stop(server) };
}

function limitedServer(listener: RequestListener): Server {
  const server = createServer(
    { maxHeaderSize: limits.headerBytesMax, connectionsCheckingInterval: limits.checkMs },
    listener,
  );
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
