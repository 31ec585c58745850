import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Announced,
  csvOf,
  formOf,
  type SelfHosted,
  startSelfHosted,
} from "#test/support/self-hosted.ts";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
});
afterAll(() => server.stop());

const book = csvOf([["J1", "王小明", "会员", "花生协会"]]);

function send({ upload }: Announced, content: Uint8Array, fields = upload.fields) {
  return fetch(server.origin + upload.url, { method: "POST", body: formOf(fields, content) });
}

async function stateOf(importId: string): Promise<string | undefined> {
  return (await server.local.deps.imports.get(importId))?.state;
}

/** Every file that uploads left in the data folder. */
async function keptFiles(): Promise<string[]> {
  const folders = ["incoming", join("files", "uploads")].map((name) => join(server.settings.dataDir, name));
  const lists = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return lists.flat();
}

describe("an upload", () => {
  test("takes exactly the announced file and has it checked", async () => {
    const announced = await server.announce("a.csv", book);

    const response = await send(announced, book);
    expect(response.status).toBe(204);

    await server.local.whenIdle();
    expect(await stateOf(announced.importId)).toBe("checked");
    expect(await keptFiles()).toContain(announced.importId);
  });

  test("of more bytes than announced is cut off, and nothing is kept", async () => {
    const before = await keptFiles();
    const announced = await server.announce("a.csv", book);

    const response = await send(announced, new Uint8Array(300_000));

    expect(response.status).toBe(413);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "/problems/file-too-large", status: 413 });
    expect(await keptFiles()).toEqual(before);
    expect(await stateOf(announced.importId)).toBe("announced");
  });

  test("of other bytes than announced is refused, and the right file may follow", async () => {
    const before = await keptFiles();
    const announced = await server.announce("a.csv", book);

    const other = book.slice();
    other[other.length - 3] = 0x39;
    for (const content of [other, book.slice(1), new Uint8Array()]) {
      const response = await send(announced, content);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ type: "/problems/file-altered" });
    }
    expect(await keptFiles()).toEqual(before);

    expect((await send(announced, book)).status).toBe(204);
    await server.local.whenIdle();
  });

  test("that the sender breaks off leaves nothing behind", async () => {
    const before = await keptFiles();
    const content = new Uint8Array(5_000_000);
    const announced = await server.announce("a.csv", content);
    const whole = new Response(formOf(announced.upload.fields, content));
    const bytes = new Uint8Array(await whole.arrayBuffer());

    const sending = request(server.origin + announced.upload.url, {
      method: "POST",
      headers: {
        "content-type": whole.headers.get("content-type") ?? "",
        "content-length": bytes.byteLength,
      },
    });
    sending.on("error", () => {});
    sending.write(bytes.subarray(0, 2_000_000));
    await expect.poll(async () => (await keptFiles()).length).toBe(before.length + 1);
    sending.destroy();

    await expect.poll(keptFiles).toEqual(before);
    expect(await stateOf(announced.importId)).toBe("announced");
  });

  test("with an altered, foreign or missing permission is refused", async () => {
    const announced = await server.announce("a.csv", book);
    const other = await server.announce("b.csv", book);
    const { fields } = announced.upload;
    const wrong = [
      { ...fields, size: "99999999" },
      { ...fields, sha256: "0".repeat(64) },
      { ...fields, expires: "9999999999999" },
      { ...fields, signature: "00" },
      other.upload.fields,
      {},
    ];

    for (const altered of wrong) {
      const response = await send(announced, book, altered);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ type: "/problems/upload-refused" });
    }
    expect(await stateOf(announced.importId)).toBe("announced");
  });

  test("for an import that has its file, or that there is not, is refused", async () => {
    const announced = await server.announce("a.csv", book);
    await send(announced, book);

    const again = await send(announced, book);
    expect(again.status).toBe(409);
    const unknown = await fetch(`${server.origin}/uploads/nothing`, {
      method: "POST",
      body: formOf({}, book),
    });
    expect(unknown.status).toBe(404);
    const traversal = await fetch(`${server.origin}/uploads/..%2f..%2fkeys`, {
      method: "POST",
      body: formOf({}, book),
    });
    expect(traversal.status).toBe(404);
    await server.local.whenIdle();
  });

  test("that is no form, or has no file, is refused", async () => {
    const announced = await server.announce("a.csv", book);
    const address = server.origin + announced.upload.url;

    const json = await fetch(address, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(json.status).toBe(403);
    const form = new FormData();
    form.append("size", "1");
    expect((await fetch(address, { method: "POST", body: form })).status).toBe(403);
    expect((await fetch(address)).status).toBe(405);
  });

  test("that is broken off at any moment does not end the server", async () => {
    const { hostname, port } = new URL(server.origin);
    const large = new Uint8Array(200_000).fill(65);
    for (let afterMs = 0; afterMs < 12; afterMs++) {
      const { upload } = await server.announce("a.csv", large);
      const parts = Object.entries(upload.fields).map(
        ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(
        `POST ${upload.url} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: 210000\r\n` +
          `content-type: multipart/form-data; boundary=b\r\n\r\n${parts.join("")}${file}${"A".repeat(20_000)}`,
      );
      await wait(afterMs);
      socket.destroy();
    }
    await wait(100);
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
  });
});
