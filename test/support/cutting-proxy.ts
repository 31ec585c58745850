import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A network between a browser and a server that breaks in the middle of an upload. */
export type CuttingProxy = {
  /** The address that a browser is told as its proxy. */
  address: string;
  /** Breaks everything off once so many bytes of a file have gone to the server, and refuses whatever comes until it is mended. */
  cutAfter(bytes: number): void;
  /** Settles when the network was cut. */
  whenCut(): Promise<void>;
  mend(): void;
  /** How often files were begun to be sent. */
  uploads(): number;
  stop(): Promise<void>;
};

/** Starts a forward proxy for plain HTTP on a free port of this machine. */
export async function startCuttingProxy(): Promise<CuttingProxy> {
  let cutAfterBytes = Number.POSITIVE_INFINITY;
  let isCut = false;
  let uploads = 0;
  let { promise: cut, resolve: tellCut } = Promise.withResolvers<void>();

  const server = createServer((incoming, outgoing) => {
    if (isCut) incoming.socket.destroy();
    else pass(incoming, outgoing);
  });

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, headers } = incoming;
    const passed = httpRequest(incoming.url ?? "", { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.on("error", () => passed.destroy());
    if (!/\/uploads\//.test(incoming.url ?? "")) {
      incoming.pipe(passed);
      return;
    }
    uploads += 1;
    let sent = 0;
    incoming.on("data", (chunk: Buffer) => {
      sent += chunk.length;
      if (sent < cutAfterBytes) passed.write(chunk);
      else if (!isCut) {
        isCut = true;
        passed.destroy();
        server.closeAllConnections();
        tellCut();
      }
    });
    incoming.on("end", () => passed.end());
    incoming.on("close", () => incoming.complete || passed.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    cutAfter(bytes) {
      cutAfterBytes = bytes;
      ({ promise: cut, resolve: tellCut } = Promise.withResolvers<void>());
    },
    whenCut: () => cut,
    mend() {
      cutAfterBytes = Number.POSITIVE_INFINITY;
      isCut = false;
    },
    uploads: () => uploads,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
