import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import { createWecomRobot } from "#shared/adapters/mail/wecom-robot.ts";
import { MailRefused } from "#shared/ports/reports/mailer.ts";

let server: Server | undefined;
let asked: string[];
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** Starts a group that answers as a test says; gives its robot's address. */
async function startGroup(answer: (response: ServerResponse) => void): Promise<string> {
  asked = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      asked.push(`${request.method} ${request.headers["content-type"]} ${body}`);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=secret-key`;
}

const json = (answer: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(answer));

describe("the robot of a WeCom group", () => {
  it("posts markdown and is content with errcode 0", async () => {
    const url = await startGroup(json({ errcode: 0, errmsg: "ok" }));
    await createWecomRobot({ url }).post("**通报**\n> 𠮷");

    expect(asked).toEqual([
      `POST application/json ${JSON.stringify({ msgtype: "markdown", markdown: { content: "**通报**\n> 𠮷" } })}`,
    ]);
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ["more than 20 messages a minute", json({ errcode: 45009 }), "busy"],
    ["no such robot", json({ errcode: 93000 }), "recipient"],
    ["status 429", (response) => void response.writeHead(429).end(), "busy"],
    ["status 404", (response) => void response.writeHead(404).end(), "recipient"],
  ])("%s is a refusal", async (_what, answer, reason) => {
    const url = await startGroup(answer);
    await expect(createWecomRobot({ url }).post("x")).rejects.toMatchObject({ name: "MailRefused", reason });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["a connection that ends without an answer", (response) => void response.destroy()],
    ["status 502", (response) => void response.writeHead(502).end()],
    ["an answer that says nothing", (response) => void response.end("<html>")],
    ["a redirection", (response) => void response.writeHead(302, { location: "/" }).end()],
  ])("after %s nobody knows, and the address is told to nobody", async (_what, answer) => {
    const url = await startGroup(answer);
    const error = await createWecomRobot({ url })
      .post("x")
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefused);
    expect(`${error} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain("secret-key");
  });

  it("that cannot be reached refuses", async () => {
    const url = await startGroup(json({ errcode: 0 }));
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    await expect(createWecomRobot({ url }).post("x")).rejects.toMatchObject({ reason: "unreachable" });
  });

  it("takes 4,096 bytes and not one more", async () => {
    const url = await startGroup(json({ errcode: 0 }));
    await createWecomRobot({ url }).post("x".repeat(4096));
    await expect(createWecomRobot({ url }).post(`${"报".repeat(1365)}xx`)).rejects.toThrow(RangeError);
    expect(asked).toHaveLength(1);
  });
});
