import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inviteFromCommandLine } from "#selfhost/commands/invite-person.ts";
import { mintToken } from "#selfhost/mint-token.ts";
import { welcome } from "#selfhost/welcome.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { authorizationAddress } from "#test/support/sign-in-walk.ts";

const publicUrl = "https://yinhui.example.cn";
let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted({ PUBLIC_URL: publicUrl, TRUSTED_PROXY: "127.0.0.1" });
});
afterAll(() => server.stop());

/** Sends a request as the proxy does that people reach the server by. */
function byProxy(path: string, headers: Record<string, string> = {}, host = "yinhui.example.cn") {
  const { port } = new URL(`http://127.0.0.1:${server.settings.port}`);
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const sending = httpRequest(
        { host: "127.0.0.1", port, path, headers: { host, ...headers } },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => {
            text += chunk;
          });
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        },
      );
      sending.on("error", reject);
      sending.end();
    },
  );
}

test("the issuer is at the public address, with cookies for https alone", async () => {
  expect(JSON.parse((await byProxy("/api/sign-in")).text)).toMatchObject({ issuer: `${publicUrl}/oidc` });
  const discovery = JSON.parse((await byProxy("/oidc/.well-known/openid-configuration")).text);
  expect(discovery).toMatchObject({ token_endpoint: `${publicUrl}/oidc/token` });

  const begun = await byProxy(authorizationAddress(publicUrl), { "x-forwarded-proto": "http" });
  expect(begun.status).toBe(303);
  const cookies = [begun.headers["set-cookie"] ?? []].flat();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie.toLowerCase()).toMatch(/; secure/);
});

test("browsers are told to come encrypted from then on", async () => {
  for (const path of ["/", "/api/sign-in"])
    expect((await byProxy(path)).headers["strict-transport-security"]).toBe("max-age=31536000");
});

test("there is no demo account, and the page says how the first one is made", async () => {
  await expect(mintToken(server.settings, "supervisor")).rejects.toMatchObject({ code: "demo-over" });

  const begun = await byProxy(authorizationAddress(publicUrl));
  const cookie = [begun.headers["set-cookie"] ?? []]
    .flat()
    .map((one) => one.split(";")[0])
    .join("; ");
  const page = await byProxy(String(begun.headers["location"]), { cookie });
  expect(page.text).toContain("invite supervisor");
  expect(page.text).not.toContain("demo:");
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
});

test("links lead to the public address, and the operator is told of it", async () => {
  const { url } = await inviteFromCommandLine(server.settings, "supervisor");

  expect(url).toMatch(/^https:\/\/yinhui\.example\.cn\/#\/enter\/[\w-]{27}$/);
  const said = await welcome(server, server.settings);
  expect(said).toContain(`${publicUrl}/`);
  expect(said).toContain("invite supervisor");
  expect(said).toContain("X-Forwarded-For");
  expect(said).not.toContain("没有设置 PUBLIC_URL");
  const unreached = { ...server.settings, publicUrl: undefined, smtpUrl: "smtp://mail.example.cn" };
  expect(await welcome(server, unreached)).toContain("没有设置 PUBLIC_URL，邮件和群消息里不带网页链接");
  const alone = { ...unreached, publicUrl: "http://localhost:8610" };
  expect(await welcome(server, alone)).toContain("PUBLIC_URL 是本机地址，邮件和群消息里不带网页链接");
});

test("a server for this machine alone sends no links to it", async () => {
  expect(server.local.deps.pageUrl).toBe(publicUrl);
  const alone = await startSelfHosted({ PUBLIC_URL: "http://localhost:8610" });
  expect(alone.local.deps.pageUrl).toBeUndefined();
  await alone.stop();
});

test("other hosts are none of ours, and this machine's own names lead to the public address", async () => {
  expect((await byProxy("/", {}, "evil.example")).status).toBe(403);
  const moved = await byProxy("/?a=1", {}, `127.0.0.1:${server.settings.port}`);
  expect([moved.status, moved.headers["location"]]).toEqual([307, `${publicUrl}/?a=1`]);
});
