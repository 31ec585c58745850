import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintToken } from "#selfhost/mint-token.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import {
  askForTokens,
  type Browse,
  createBrowser,
  sendSignInForm,
  tokensOfLanding,
  verifier,
} from "#test/support/sign-in-walk.ts";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
});
afterAll(() => server.stop());

const chooseAccount = (account: string, browse?: Browse) =>
  sendSignInForm(server.origin, { account }, browse);

describe("the embedded issuer", () => {
  test("signs a liaison in by code and PKCE, and its access token is taken by the API", async () => {
    const { landed } = await chooseAccount("demo:liaison");
    expect(landed?.origin).toBe(server.origin);
    expect(landed?.searchParams.get("state")).toBe("s1");

    const { access_token: token } = await tokensOfLanding(server.origin, landed);
    const header = Buffer.from(token.split(".")[0] ?? "", "base64url").toString();
    expect(JSON.parse(header)).toMatchObject({ alg: "RS256", typ: "at+jwt" });

    const me = await server.call("GET", "/api/me", { token });
    expect(await me.json()).toMatchObject({ role: "liaison", bankId: "psbc-chuzhou" });
  });

  test("offers nobody a demo account who comes by a proxy, whatever address that uses", async () => {
    for (const header of ["x-forwarded-for", "x-real-ip", "forwarded", "via"]) {
      const own = createBrowser(server.origin);
      const byProxy: Browse = (address, init) =>
        own(address, { ...init, headers: { ...init?.headers, [header]: "203.0.113.9" } });
      const { page, chosen, landed } = await sendSignInForm(
        server.origin,
        { account: "demo:supervisor" },
        byProxy,
      );
      expect(page, header).not.toContain("demo:");
      expect([chosen.status, landed], header).toEqual([403, undefined]);
    }
  });

  test("gives no refresh token, and a token for a code once", async () => {
    const { landed } = await chooseAccount("demo:auditor");
    expect(Object.keys(await tokensOfLanding(server.origin, landed))).not.toContain("refresh_token");

    await expect(tokensOfLanding(server.origin, landed)).rejects.toThrow("invalid_grant");
  });

  test("gives tokens to its own pages, as browsers say the origin of, and to no other site's", async () => {
    const { landed } = await chooseAccount("demo:auditor");
    const code = {
      grant_type: "authorization_code",
      code: landed?.searchParams.get("code") ?? "",
      redirect_uri: `${server.origin}/`,
      code_verifier: verifier,
    };

    for (const foreign of ["https://evil.example", "null", `${server.origin}.evil.example`]) {
      const refused = await askForTokens(server.origin, code, foreign);
      expect(refused.status).toBe(400);
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect((await askForTokens(server.origin, code)).status).toBe(200);
  });

  test("refuses a code without its verifier, and a redirect to elsewhere", async () => {
    const { landed } = await chooseAccount("demo:auditor");
    const response = await askForTokens(server.origin, {
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
    const browse = createBrowser(server.origin);
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

  test("its people are named in the journal and on the list of reports as the register knows them", async () => {
    const token = await server.token("supervisor");
    const published = await server.call("POST", "/api/reports/2016-06", { token });
    expect(published.status).toBe(201);

    const journal = await server.call("GET", "/api/journal", { token });
    expect(await journal.json()).toMatchObject({ items: [{ byName: "银行联络员（演示）" }] });
    const reports = await server.call("GET", "/api/reports", { token });
    expect(await reports.json()).toMatchObject({ items: [{ publishedByName: "科协（演示）" }] });
  });
});
