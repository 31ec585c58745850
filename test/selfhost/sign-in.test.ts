import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintToken } from "#selfhost/mint-token.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
});
afterAll(() => server.stop());

/** A browser's cookie jar, as far as this needs one. */
function createBrowser() {
  const jar = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(address, server.origin), {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

const verifier = randomBytes(32).toString("base64url");

/** Goes to the sign-in page and chooses an account; gives where the issuer then sends the browser. */
async function chooseAccount(account: string, browse = createBrowser()) {
  const query = new URLSearchParams({
    client_id: "yinhui-web",
    redirect_uri: `${server.origin}/`,
    response_type: "code",
    scope: "openid",
    resource: "urn:yinhui:api",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state: "s1",
    nonce: "n1",
  });
  const begun = await browse(`/oidc/auth?${query}`);
  expect(begun.status).toBe(303);
  const pageAddress = begun.headers.get("location") ?? "";
  const page = await (await browse(pageAddress)).text();
  const chosen = await browse(pageAddress, { method: "POST", body: new URLSearchParams({ account }) });
  if (chosen.status !== 303) return { page, chosen, landed: undefined };
  const landed = await browse(chosen.headers.get("location") ?? "");
  return { page, chosen, landed: new URL(landed.headers.get("location") ?? "") };
}

function askForTokens(fields: Record<string, string>) {
  return fetch(`${server.origin}/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: "yinhui-web", resource: "urn:yinhui:api", ...fields }),
  });
}

describe("the embedded issuer", () => {
  test("signs a liaison in by code and PKCE, and its access token is taken by the API", async () => {
    const { landed } = await chooseAccount("demo:liaison");
    expect(landed?.origin).toBe(server.origin);
    expect(landed?.searchParams.get("state")).toBe("s1");

    const response = await askForTokens({
      grant_type: "authorization_code",
      code: landed?.searchParams.get("code") ?? "",
      redirect_uri: `${server.origin}/`,
      code_verifier: verifier,
    });
    const tokens = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(200);
    expect(
      JSON.parse(Buffer.from(tokens["access_token"]?.split(".")[0] ?? "", "base64url").toString()),
    ).toMatchObject({
      alg: "RS256",
      typ: "at+jwt",
    });

    const me = await server.call("GET", "/api/me", { token: tokens["access_token"] ?? "" });
    expect(await me.json()).toMatchObject({ role: "liaison", bankId: "psbc-chuzhou" });
  });

  test("gives a fresh access token for a refresh token, once", async () => {
    const { landed } = await chooseAccount("demo:auditor");
    const first = (await (
      await askForTokens({
        grant_type: "authorization_code",
        code: landed?.searchParams.get("code") ?? "",
        redirect_uri: `${server.origin}/`,
        code_verifier: verifier,
      })
    ).json()) as Record<string, string>;

    const refresh = { grant_type: "refresh_token", refresh_token: first["refresh_token"] ?? "" };
    const again = await askForTokens(refresh);
    const fresh = (await again.json()) as Record<string, string>;
    expect(again.status).toBe(200);
    const me = await server.call("GET", "/api/me", { token: fresh["access_token"] ?? "" });
    expect(await me.json()).toMatchObject({ role: "auditor" });

    expect((await askForTokens(refresh)).status).toBe(400);
  });

  test("refuses a code without its verifier, and a redirect to elsewhere", async () => {
    const { landed } = await chooseAccount("demo:auditor");
    const response = await askForTokens({
      grant_type: "authorization_code",
      code: landed?.searchParams.get("code") ?? "",
      redirect_uri: `${server.origin}/`,
      code_verifier: randomBytes(32).toString("base64url"),
    });
    expect(response.status).toBe(400);

    const query = new URLSearchParams({
      client_id: "yinhui-web",
      redirect_uri: "https://evil.example/",
      response_type: "code",
      scope: "openid",
    });
    const elsewhere = await fetch(`${server.origin}/oidc/auth?${query}`, { redirect: "manual" });
    expect(elsewhere.status).toBe(400);
    expect(await elsewhere.text()).toContain("登录未完成");
  });

  test("lets the same browser choose another account the next time", async () => {
    const browse = createBrowser();
    const first = await chooseAccount("demo:liaison", browse);
    const second = await chooseAccount("demo:supervisor", browse);

    expect(first.landed?.searchParams.get("code")).toBeTruthy();
    expect(second.page).toContain("请选择身份");
    expect(second.landed?.searchParams.get("code")).toBeTruthy();
  });

  test("knows no other account than those it offers", async () => {
    const { chosen, landed } = await chooseAccount("demo:association:nobody");

    expect(landed).toBeUndefined();
    expect(chosen.status).toBe(400);
  });

  test("offers the associations once a book is imported, and before that says so", async () => {
    expect((await chooseAccount("demo:liaison")).page).toContain("请先以银行联络员身份导入一份台账");

    await server.commit("a.csv", csvOf([["J1", "王小明", "会员", "<b>花生</b>协会"]]));
    const [association] = await server.local.deps.associations.list();
    const subject = `demo:association:${association?.associationId}`;
    const { page, landed } = await chooseAccount(subject);

    expect(page).toContain(`value="${subject}"`);
    expect(page).not.toContain("<b>花生");
    expect(landed?.searchParams.get("code")).toBeTruthy();
  });

  test("takes tokens that the command line minted on the same data folder", async () => {
    for (const role of ["liaison", "supervisor", "auditor"] as const) {
      const me = await server.call("GET", "/api/me", { token: await mintToken(server.settings, role) });
      expect(await me.json()).toMatchObject({ role });
    }
    await expect(mintToken(server.settings, "association", "没有这个协会")).rejects.toMatchObject({
      code: "association-unknown",
    });
  });
});
