import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
});
afterAll(() => server.stop());

/** Sends a request whose target and host header fetch would not send as they are. */
function raw(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { port } = new URL(server.origin);
  return new Promise<{ status: number; location: string | undefined; text: string }>((resolve, reject) => {
    const sending = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, text }),
      );
    });
    sending.on("error", reject);
    sending.end();
  });
}

describe("the self-hosted server", () => {
  test("says its health to anyone", async () => {
    const response = await server.call("GET", "/api/health");

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok", store: "sqlite" });
  });

  test("sends strict security headers with every answer", async () => {
    for (const path of ["/", "/api/health", "/api/me", "/nothing", "/oidc/sign-in.css"]) {
      const { headers } = await server.call("GET", path);
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  test("answers HEAD like GET without a body", async () => {
    const page = await server.call("HEAD", "/");
    expect([page.status, await page.text()]).toEqual([200, ""]);
    const api = await server.call("HEAD", "/api/health");
    expect([api.status, await api.text()]).toEqual([200, ""]);
  });

  test("answers an unknown address and a wrong method with problem documents", async () => {
    for (const path of ["/nothing", "/api/nothing", "/api/loans/a/b", "/api/loans/%ff"]) {
      const response = await server.call("GET", path);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ type: "/problems/route-unknown" });
    }
    const response = await server.call("DELETE", "/api/imports");
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")?.split(", ").sort()).toEqual(["GET", "POST"]);
    expect((await server.call("POST", "/")).status).toBe(405);
  });

  test("leads a person whose browser asks for an unknown page to the first one, and a program that asks the API nowhere", async () => {
    const headers = { accept: "text/html,*/*;q=0.8" };

    const lost = await fetch(`${server.origin}/loans`, { headers });
    expect([lost.status, lost.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await lost.text()).toContain('没有这个页面</h1>\n<p>地址可能输错了。<a href="/">');

    const asked = await fetch(`${server.origin}/api/nothing`, { headers });
    expect([asked.status, asked.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  test("serves no file of the machine", async () => {
    for (const path of [
      "/../package.json",
      "/%2e%2e/package.json",
      "//etc/passwd",
      "/assets/../../package.json",
    ]) {
      expect((await raw(path)).status).toBe(404);
    }
  });

  test("refuses a host name that is not this machine's, and sends its other names to the one that counts", async () => {
    expect((await raw("/", { host: "evil.example" })).status).toBe(403);
    expect((await raw("/api/health", { host: "evil.example" })).status).toBe(403);
    expect((await raw("/oidc/jwks", { host: "127.0.0.1.evil.example" })).status).toBe(403);

    const { port } = new URL(server.origin);
    const moved = await raw("/?a=1", { host: `localhost:${port}` });
    expect([moved.status, moved.location]).toEqual([307, `${server.origin}/?a=1`]);
    expect((await raw("/api/imports", { host: `localhost:${port}` }, "POST")).status).toBe(403);
  });

  test("takes no JSON body above the limit, told or not told beforehand", async () => {
    const token = await server.token("liaison");
    const body = JSON.stringify({ fileName: "x".repeat(70 * 1024), byteSize: 1, sha256: "0".repeat(64) });

    const told = await server.call("POST", "/api/imports", { token, body });
    expect(told.status).toBe(413);
    expect(await told.json()).toMatchObject({ type: "/problems/body-too-large" });

    const stream = new Blob([body]).stream();
    const untold = await fetch(`${server.origin}/api/imports`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: stream,
      duplex: "half",
    } as RequestInit);
    expect(untold.status).toBe(413);
  });

  test("names the wrong fields of an input in Chinese", async () => {
    const token = await server.token("liaison");

    const wrong = await server.call("POST", "/api/imports", { token, body: { fileName: "", byteSize: -1 } });
    expect(wrong.status).toBe(400);
    const { detail } = (await wrong.json()) as { detail: string };
    for (const name of ["文件名", "文件大小", "文件校验值"]) expect(detail).toContain(name);

    const broken = await server.call("POST", "/api/imports", { token, body: "{" });
    expect(await broken.json()).toMatchObject({ type: "/problems/input-invalid", status: 400 });
    const limit = await server.call("GET", "/api/loans?limit=0&unknown=1", { token });
    expect(await limit.json()).toMatchObject({ detail: expect.stringContaining("每页条数") });
    expect((await server.call("GET", "/api/loans?unknown=1", { token })).status).toBe(200);
  });
});
