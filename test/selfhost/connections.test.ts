import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Connections, hasBody, limitConnections } from "#selfhost/connections.ts";

let server: Server;
let sockets: Socket[];
let connections: Connections;
let trusts: boolean;

/** A server that reads the body of whom it trusts, and answers others at once. */
async function serve(trustedProxies: string[] = []): Promise<void> {
  connections = limitConnections(server, trustedProxies);
  server.on("request", (request, response) => {
    if (trusts && hasBody(request)) connections.trust(request);
    request.resume().once("end", () => response.end("good"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

beforeEach(() => {
  server = createServer();
  sockets = [];
  trusts = true;
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;

async function open(count: number, words = ""): Promise<void> {
  for (let index = 0; index < count; index++) {
    const socket = connect(port(), "127.0.0.1").on("error", () => {});
    sockets.push(socket);
    await once(socket, "connect");
    socket.resume();
    if (words !== "") socket.write(words);
  }
  await wait(100);
}

const openCount = () => sockets.filter((socket) => !socket.closed).length;
const good = async () => (await fetch(`http://127.0.0.1:${port()}/`)).text();
const slowHeaders = "GET / HTTP/1.1\r\nHost: a\r\nX";
const slowBody = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n{";

describe("connections of one address", () => {
  test.each([
    ["that say nothing", ""],
    ["whose headers do not end", slowHeaders],
  ])("%s give way to new ones when there are too many", async (_, words) => {
    await serve();
    await open(300, words);
    expect(openCount()).toBeLessThanOrEqual(250);
    expect(sockets.at(-1)?.closed).toBe(false);
    expect(await good()).toBe("good");
  });

  test("with bodies that come slowly give way, too, but not those of known senders", async () => {
    trusts = false;
    await serve();
    await open(260, slowBody);
    expect(openCount()).toBeLessThanOrEqual(250);
    trusts = true;
    const before = sockets.length;
    await open(260, slowBody);
    expect(sockets.slice(before).filter((socket) => !socket.closed)).toHaveLength(260);
    expect(await good()).toBe("good");
  });

  test("are as many as there are where the address is a trusted proxy's, up to those that all may have", async () => {
    await serve(["127.0.0.1"]);
    await open(400, slowHeaders);
    expect(openCount()).toBe(400);
    await open(700, slowHeaders);
    expect(openCount()).toBeLessThanOrEqual(1000);
    expect(await good()).toBe("good");
  });
});

test("a body that hardly comes is cut off, one that comes is read to its end", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    await serve();
    await open(2, slowBody);
    const [slow, steady] = sockets;
    let written = 1;
    for (let second = 0; second < 3; second++) {
      written += 30_000;
      steady?.write("x".repeat(30_000));
      await wait(50);
      vi.advanceTimersByTime(5000);
      await wait(50);
    }
    expect([slow?.closed, steady?.closed]).toEqual([true, false]);
    steady?.write("x".repeat(100_000 - written));
    await wait(200);
    vi.advanceTimersByTime(10_000);
    await wait(50);
    expect(steady?.closed).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
