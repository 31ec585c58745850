import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

const keys = await generateKeyPair("RS256", { extractable: true });
const secret = new TextEncoder().encode("a secret that is long enough for HS256!!");
let issuer: string;
let discoveries = 0;
let server: Server;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: "RS256", kid: "k1" };
  server = createServer((request, response) => {
    const discovery = request.url === "/.well-known/openid-configuration";
    if (discovery) discoveries += 1;
    const document = discovery
      ? { issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` }
      : { keys: [jwk] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => server.close());

function sign(claims: Record<string, unknown>, header: Record<string, string> = {}): Promise<string> {
  const algorithm = header["alg"] ?? "RS256";
  return new SignJWT({ iss: issuer, sub: "s1", aud: "urn:yinhui:api", exp: 9_999_999_999, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: "k1", ...header })
    .sign(algorithm === "HS256" ? secret : keys.privateKey);
}

describe("the token verifier", () => {
  test("finds an issuer's keys by discovery, once, and takes its tokens", async () => {
    const verify = createTokenVerifier({ issuer, audience: "urn:yinhui:api" });

    expect(await verify(await sign({}))).toEqual({ issuer, subject: "s1" });
    expect(await verify(await sign({}, { typ: "at+jwt" }))).toEqual({ issuer, subject: "s1" });
    expect(await verify(await sign({ aud: ["other", "urn:yinhui:api"] }))).toEqual({ issuer, subject: "s1" });
    expect(discoveries).toBe(1);
  });

  test("takes an access token without audience by its client id, as Cognito writes it", async () => {
    const verify = createTokenVerifier({ issuer, audience: "client1", jwksUri: `${issuer}/keys` });

    expect(
      await verify(await sign({ aud: undefined, client_id: "client1", token_use: "access" })),
    ).toMatchObject({
      subject: "s1",
    });
    await expect(
      verify(await sign({ aud: undefined, client_id: "client2", token_use: "access" })),
    ).rejects.toMatchObject({ code: "sign-in-invalid" });
    await expect(verify(await sign({ aud: undefined, client_id: "client1" }))).rejects.toMatchObject({
      code: "sign-in-invalid",
    });
  });

  test.each([
    ["another audience", { aud: "urn:other" }, {}],
    ["another issuer", { iss: "https://other.example" }, {}],
    ["an expiry in the past", { exp: 1 }, {}],
    ["no expiry", { exp: undefined }, {}],
    ["no subject", { sub: undefined }, {}],
    ["a symmetric signature", {}, { alg: "HS256" }],
    ["another type", {}, { typ: "logout+jwt" }],
    ["an unknown key", {}, { kid: "k2" }],
  ])("takes no token with %s", async (_what, claims, header) => {
    const verify = createTokenVerifier({ issuer, audience: "urn:yinhui:api", jwksUri: `${issuer}/keys` });

    await expect(verify(await sign(claims, header))).rejects.toMatchObject({ code: "sign-in-invalid" });
  });

  test("does not blame the token when the issuer cannot be reached", async () => {
    const verify = createTokenVerifier({ issuer: "http://127.0.0.1:1", audience: "a" });

    await expect(verify(await sign({}))).rejects.not.toMatchObject({ code: "sign-in-invalid" });
  });
});

describe("a server with another's issuer", () => {
  let selfHosted: SelfHosted;
  beforeAll(async () => {
    selfHosted = await startSelfHosted({ OIDC_ISSUER: issuer });
  });
  afterAll(() => selfHosted.stop());

  test("takes that issuer's tokens for the people of its register, and embeds none of its own", async () => {
    await selfHosted.local.deps.people.put({ issuer, subject: "s1", displayName: "张敏", role: "auditor" });

    const me = await selfHosted.call("GET", "/api/me", { token: await sign({}) });
    expect(await me.json()).toMatchObject({ displayName: "张敏", role: "auditor" });
    expect((await selfHosted.call("GET", "/api/me", { token: await sign({ sub: "s2" }) })).status).toBe(403);
    expect((await selfHosted.call("GET", "/oidc/.well-known/openid-configuration")).status).toBe(404);
    await expect(selfHosted.token("liaison")).rejects.toMatchObject({ code: "settings-invalid" });
  });

  test("tells the pages where to sign in, and lets them connect there", async () => {
    const signIn = await selfHosted.call("GET", "/api/sign-in");

    expect(await signIn.json()).toMatchObject({ issuer, clientId: "yinhui-web", resource: "urn:yinhui:api" });
    expect(signIn.headers.get("content-security-policy")).toContain(`connect-src 'self' ${issuer}`);
  });
});
