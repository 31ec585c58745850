import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Parameter } from "#infra/memory.ts";

/** A parameter store on a loopback port, which gives ten parameters a page as the service does. */
export type ParameterStoreStub = {
  url: string;
  /** By whose credentials and for which region and service the last call was signed. */
  scope(): string;
  /** Says what is stored. */
  store(parameters: readonly Parameter[]): void;
  /** Has every call refused, or none. */
  refuse(type: string | undefined): void;
  stop(): Promise<void>;
};

/** The service's own: no page holds more. */
const pageSize = 10;

export async function startParameterStore(): Promise<ParameterStoreStub> {
  let stored: readonly Parameter[] = [];
  let refusal: string | undefined;
  let scope = "";
  const server = createServer(async (request, response) => {
    const { Path, MaxResults, NextToken } = JSON.parse(await text(request)) as Record<string, string>;
    scope = /Credential=(\S+),/.exec(String(request.headers.authorization))?.[1] ?? "unsigned";
    if (refusal !== undefined || request.headers["x-amz-target"] !== "AmazonSSM.GetParametersByPath") {
      response.writeHead(400).end(JSON.stringify({ __type: refusal ?? "UnknownOperationException" }));
      return;
    }
    const below = stored.filter(({ name }) => name.startsWith(`${Path}/`));
    const from = Number(NextToken ?? 0);
    const page = below.slice(from, from + Math.min(Number(MaxResults), pageSize));
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(
      JSON.stringify({
        Parameters: page.map(({ name, value }) => ({ Name: name, Value: value, Type: "String" })),
        ...(from + pageSize < below.length && { NextToken: String(from + pageSize) }),
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scope: () => scope,
    store: (parameters) => {
      stored = parameters;
    },
    refuse: (type) => {
      refusal = type;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
