import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { smoke } from "#tools/smoke/smoke.ts";

/** What a path answers instead of what the server would; nothing where it is left alone. */
type Spoil = (method: string, path: string) => { status: number; body: string; type?: string } | undefined;

let server: SelfHosted;
let front: Server;
let url: string;
let spoil: Spoil;

beforeAll(async () => {
  server = await startSelfHosted({ SIGN_IN: "demo" });
  front = createServer(async (request, response) => {
    const method = request.method ?? "GET";
    const path = request.url ?? "/";
    const spoilt = spoil(method, path);
    if (spoilt !== undefined) {
      response
        .writeHead(spoilt.status, { "content-type": spoilt.type ?? "application/json" })
        .end(spoilt.body);
      return;
    }
    const {
      host,
      connection,
      "content-length": length,
      "transfer-encoding": coding,
      ...headers
    } = request.headers;
    const body = method === "GET" ? undefined : await buffer(request);
    const answer = await fetch(server.origin + path, {
      method,
      headers: headers as Record<string, string>,
      ...(body !== undefined && { body }),
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterEach(() => {
  spoil = () => undefined;
});
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await server.stop();
});
spoil = () => undefined;

async function walk(spoiling: Spoil = () => undefined, token?: string) {
  spoil = spoiling;
  const lines: string[] = [];
  const asked = { url, token: token ?? (await server.token("liaison")), name: "yinhui", waitMsMax: 20_000 };
  const failed = await smoke(asked, (line) => lines.push(line));
  return { failed, said: lines.join("\n"), lines };
}

async function importsLeft(): Promise<string[]> {
  const answer = await server.call("GET", "/api/imports", { token: await server.token("liaison") });
  const { items } = (await answer.json()) as { items: { state: string }[] };
  return items.map(({ state }) => state);
}

/** A program of its own, and what tells where to look, are slow to load on a busy machine. */
const slowMsMax = 60_000;

describe("a walk through a deployment", { timeout: slowMsMax }, () => {
  test("goes through what people do, and leaves a cancelled import alone behind", async () => {
    const { failed, lines } = await walk();

    expect([failed, lines.filter((line) => !line.startsWith("通过"))]).toEqual([0, []]);
    expect(lines).toHaveLength(10);
    expect(await importsLeft()).toEqual(["cancelled"]);
    const progress = await server.call("GET", "/api/progress", { token: await server.token("supervisor") });
    expect(await progress.text()).not.toContain("部署自检");
  });

  test("can be taken again at once", async () => {
    expect((await walk()).failed).toBe(0);
    expect(await importsLeft()).not.toContain("checked");
  });

  test.each<[string, Spoil, string[]]>([
    [
      "pages that are not there",
      (_, path) => (path === "/" ? { status: 404, body: "{}" } : undefined),
      ["未通过  网页", "答 404", "yinhui-service-servepagesLog"],
    ],
    [
      "a page of somebody else",
      (_, path) =>
        path === "/" ? { status: 200, body: "<p>Welcome to nginx", type: "text/html" } : undefined,
      ["未通过  网页", "不是银会的网页"],
    ],
    [
      "a page without its program",
      (_, path) => {
        if (path === "/") return { status: 200, body: '银会<script src="/assets/a.js">', type: "text/html" };
        return path === "/assets/a.js" ? { status: 200, body: "银会", type: "text/html" } : undefined;
      },
      ["未通过  网页", "/assets/a.js 给的是 text/html"],
    ],
    [
      "no issuer to sign in at",
      (_, path) =>
        path === "/api/sign-in" ? { status: 200, body: '{"issuer":"http://127.0.0.1:9/"}' } : undefined,
      ["未通过  登录", "没有应答"],
    ],
    [
      "a route that answers 500",
      (_, path) =>
        path === "/api/progress"
          ? { status: 500, body: '{"detail":"系统出错","requestId":"r-1"}' }
          : undefined,
      ["未通过  进度", "答 500：系统出错（请求编号 r-1）", "progress-read", "告警 api-faults"],
    ],
    [
      "a gateway that gives up",
      (_, path) =>
        path === "/api/reports" ? { status: 503, body: '{"message":"Service Unavailable"}' } : undefined,
      ["未通过  月报列表", "答 503：Service Unavailable"],
    ],
    [
      "an upload that is refused",
      (method, path) =>
        method === "POST" && path.startsWith("/uploads") ? { status: 403, body: "AccessDenied" } : undefined,
      ["未通过  上传", "答 403：AccessDenied", "通过  取消导入"],
    ],
    [
      "a check that fails",
      (method, path) =>
        method === "GET" && /^\/api\/imports\/\w/.test(path)
          ? { status: 200, body: '{"state":"failed","stateName":"处理失败"}' }
          : undefined,
      ["未通过  核对", "处理失败", "check-import", "dead-letters"],
    ],
    [
      "an import that stays",
      (method, path) =>
        method === "POST" && path.endsWith("/cancel")
          ? { status: 500, body: '{"detail":"系统出错"}' }
          : undefined,
      ["未通过  取消导入", "没有取消：请到导入页取消它"],
    ],
  ])("tells %s, and where to look", async (_, spoiling, said) => {
    const walked = await walk(spoiling);

    expect(walked.failed).toBeGreaterThan(0);
    for (const part of said) expect(walked.said).toContain(part);
  });

  test("tells a token that is not good, and one of somebody who announces nothing", async () => {
    const wrong = await walk(undefined, "none");
    const supervisor = await walk(undefined, await server.token("supervisor"));

    expect(wrong.said).toMatch(/未通过 {2}口令有效[\s\S]*答 401/);
    expect(supervisor.said).toMatch(/supervisor）的，应为银行联络员的/);
    expect([wrong.failed, supervisor.failed]).toEqual([1, 1]);
  });
});

test.each<[string, string[], Record<string, string>, number, RegExp]>([
  ["all is well", [], {}, 0, /全部通过/],
  ["a step fails", [], { YINHUI_TOKEN: "none" }, 1, /1 步未通过/],
  ["there is no token", [], { YINHUI_TOKEN: "" }, 2, /没有口令/],
  ["there is no address", ["--url", "yinhui"], {}, 2, /--url 应是部署的网址/],
  ["the token would travel open", ["--url", "http://yinhui.example.cn"], {}, 2, /口令不经明文传送/],
  ["an option is misspelt", ["--adress", "x"], {}, 2, /--adress/],
  ["the wait is no number", ["--wait", "long"], {}, 2, /--wait 应是秒数/],
])(
  "the command's status says that %s",
  async (_, words, environment, status, said) => {
    const token = await server.token("liaison");
    const child = spawn(process.execPath, ["tools/smoke.ts", "--url", url, ...words], {
      env: { PATH: process.env["PATH"], YINHUI_TOKEN: token, ...environment },
    });
    const [output, complaint, ended] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once("exit", resolve)),
    ]);

    expect(`${output}${complaint}`).toMatch(said);
    expect(ended).toBe(status);
  },
  slowMsMax,
);
