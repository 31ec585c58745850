import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { deriveSigningKey, type SigningKey } from "#shared/adapters/auth/derive-signing-key.ts";
import { createOwnTokenMaker } from "#shared/adapters/auth/own-token-maker.ts";
import { createOwnTokenVerifier } from "#shared/adapters/auth/own-token-verifier.ts";
import { verifyByIssuer } from "#shared/adapters/auth/verify-by-issuer.ts";
import { bytesOf, codeOf, totpCodes } from "#shared/adapters/system/totp-codes.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

const terms = { issuer: "urn:yinhui:embedded-issuer", audience: "https://yinhui.example.cn" };
const seedOf = (sign: string) => new TextEncoder().encode(sign.repeat(64));
const invalid = expect.objectContaining({ code: "sign-in-invalid" });

let key: SigningKey;
let ids = 0;
const newId = () => String(ids++);
const makerOf = (of = terms) => createOwnTokenMaker(of, async () => key, newId);
const verify = createOwnTokenVerifier(terms, async (keyId) =>
  keyId === key.keyId ? key.publicKey : undefined,
);

beforeAll(async () => {
  key = await deriveSigningKey(seedOf("k"));
});

/** A token as ours, but for what is changed of it. */
async function forged(claims: object, header: object = {}, seconds = 60, by = key): Promise<string> {
  const { importJWK } = await import("jose");
  return new SignJWT({ iss: terms.issuer, aud: terms.audience, sub: "account:1", ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: key.keyId, ...header })
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(await importJWK(by.privateKey, "ES256"));
}

describe("our own access tokens", () => {
  test("are taken by who knows the public half of the key that the seed gives, and by nobody else", async () => {
    const { accessToken, expiresInSeconds } = await makerOf().accessToken("account:1");

    expect(await verify(accessToken)).toEqual({ issuer: terms.issuer, subject: "account:1" });
    expect(expiresInSeconds).toBe(3600);
    expect(await deriveSigningKey(seedOf("k"))).toEqual(key);
    expect((await deriveSigningKey(seedOf("l"))).keyId).not.toBe(key.keyId);
    expect(key.publicKey).not.toHaveProperty("d");
    expect(await verify(await forged({}))).toMatchObject({ subject: "account:1" });
  });

  test("are refused from another key, of other times, places, kinds and ways to sign", async () => {
    const other = await deriveSigningKey(seedOf("l"));
    const parts = (await forged({})).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt", kid: key.keyId })).toString(
      "base64url",
    );
    const secret = new TextEncoder().encode(JSON.stringify(key.publicKey));
    const hmac = await new SignJWT({ iss: terms.issuer, aud: terms.audience, sub: "account:1" })
      .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: key.keyId })
      .setExpirationTime("1m")
      .sign(secret);
    const own = await generateKeyPair("ES256", { extractable: true });
    const embedded = await new SignJWT({ iss: terms.issuer, aud: terms.audience, sub: "account:1" })
      .setProtectedHeader({
        alg: "ES256",
        typ: "at+jwt",
        kid: key.keyId,
        jwk: await exportJWK(own.publicKey),
      })
      .setExpirationTime("1m")
      .sign(own.privateKey);
    const bad = {
      "another key under our id": await forged({}, {}, 60, other),
      "another key under its own id": await forged({}, { kid: other.keyId }, 60, other),
      "a key that it brings along": embedded,
      expired: await forged({}, {}, -10),
      "another audience": await forged({ aud: "https://other.example.cn" }),
      "no audience": await forged({ aud: undefined }),
      "another issuer": await forged({ iss: "https://other.example.cn" }),
      "no subject": await forged({ sub: undefined }),
      "no type": await forged({}, { typ: undefined }),
      "no signature": `${none}.${parts[1]}.`,
      "the public key as secret": hmac,
      "a changed signature": `${parts[0]}.${parts[1]}.${"A".repeat(86)}`,
      "a token of another kind": await forged({}, { typ: "renewal+jwt" }),
      nonsense: "a.b.c",
    };

    for (const [name, token] of Object.entries(bad))
      await expect(verify(token), name).rejects.toEqual(invalid);
  });

  test("of which issuer decides who judges them, and only of an issuer that there is", async () => {
    const theirs = async () => ({ issuer: "https://login.example.cn", subject: "s" });
    const ours = async () => ({ issuer: terms.issuer, subject: "o" });
    const both = verifyByIssuer(
      terms.issuer,
      async () => ours,
      async () => theirs,
    );

    expect(await both(await forged({}))).toMatchObject({ subject: "o" });
    expect(await both(await forged({ iss: "https://login.example.cn" }))).toMatchObject({ subject: "s" });
    const alone = verifyByIssuer(terms.issuer, async () => ours, undefined);
    await expect(alone(await forged({ iss: "https://login.example.cn" }))).rejects.toEqual(invalid);
    for (const token of ["nonsense", "a.bnVsbA.c", "a..c", ""])
      await expect(both(token)).rejects.toEqual(invalid);
    const late = async () => async () => {
      throw Object.assign(new Error("of another copy of the class"), { code: "sign-in-invalid" });
    };
    const failing = verifyByIssuer(terms.issuer, late, undefined);
    await expect(failing(await forged({}))).rejects.toBeInstanceOf(LedgerFailure);
  });
});

describe("one-time codes", () => {
  const ascii = new TextEncoder().encode("12345678901234567890");
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("are those of RFC 6238 at %i seconds", (seconds, code) => {
    expect(codeOf(ascii, Math.floor(seconds / 30))).toBe(code);
    expect(totpCodes.stepOf(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test("are good half a minute early or late, and as people type them, and else not", () => {
    expect(Buffer.from(bytesOf(secret))).toEqual(Buffer.from(ascii));
    expect(totpCodes.stepOf(secret, "287082", 89_000)).toBe(1);
    expect(totpCodes.stepOf(secret, " 081 804 ", 37_037_035_000 * 30)).toBe(37_037_036);
    expect(totpCodes.stepOf(secret, "287082", 120_000)).toBeUndefined();
    expect(totpCodes.stepOf(secret, "28708", 59_000)).toBeUndefined();
    expect(totpCodes.stepOf(secret, "二八七零八二", 59_000)).toBeUndefined();
  });
});
