import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { plainAddress } from "./remote-address.ts";

/** How many connections may wait, with no request yet or with one that comes slowly, in all and from one address. */
const waitingMax = 1000;
const waitingPerAddressMax = 250;
/** A body that comes more slowly is no upload over a bad line. */
const paceBytes = 2048;
const paceMs = 5000;

export type Connections = {
  /** Lets a request whose sender is known come as slowly as its body's pace allows. */
  trust(request: IncomingMessage): void;
};

/**
 * Keeps a server's connections from being used up by those who ask nothing: where too many wait, the one that has waited
 * longest gives way to a new one, of the same address if that one has too many. Proxies that are trusted stand for many
 * addresses. A body below 0.4 KB a second is cut off.
 */
export function limitConnections(server: Server, trustedProxies: readonly string[]): Connections {
  /** In the order in which they began to wait. */
  const waiting = new Map<Socket, string>();
  const counts = new Map<string, number>();

  const wait = (socket: Socket) => {
    if (socket.destroyed || waiting.has(socket)) return;
    const address = plainAddress(socket.remoteAddress ?? "");
    waiting.set(socket, address);
    counts.set(address, (counts.get(address) ?? 0) + 1);
  };
  const leave = (socket: Socket) => {
    const address = waiting.get(socket);
    if (address === undefined) return;
    waiting.delete(socket);
    const count = (counts.get(address) ?? 1) - 1;
    if (count === 0) counts.delete(address);
    else counts.set(address, count);
  };
  const makeRoom = (newest: Socket) => {
    const address = waiting.get(newest) ?? "";
    const isCrowd = (counts.get(address) ?? 0) > waitingPerAddressMax && !trustedProxies.includes(address);
    if (!isCrowd && waiting.size <= waitingMax) return;
    for (const [socket, own] of waiting) {
      if (isCrowd && own !== address) continue;
      leave(socket);
      socket.destroy();
      return;
    }
  };

  server.on("connection", (socket: Socket) => {
    wait(socket);
    socket.once("close", () => leave(socket));
    makeRoom(socket);
  });
  server.on("request", (request, response) => {
    const { socket } = request;
    if (hasBody(request)) {
      keepPace(request);
      request.once("end", () => leave(socket));
    } else leave(socket);
    response.once("close", () => wait(socket));
  });
  return { trust: ({ socket }) => leave(socket) };
}

/** Whether a body follows a request's headers. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function keepPace(request: IncomingMessage): void {
  const { socket } = request;
  let before = socket.bytesRead;
  const look = setInterval(() => {
    if (request.complete) return clearInterval(look);
    if (!request.isPaused() && socket.bytesRead - before < paceBytes) socket.destroy();
    before = socket.bytesRead;
  }, paceMs);
  look.unref();
  request.once("close", () => clearInterval(look));
}
