import { join } from "node:path";
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from "jose";
import type { Adapter } from "oidc-provider";
import { createFsOnce, createFsSecret } from "#shared/adapters/fs/fs-secret.ts";
import type { OidcItems } from "#shared/adapters/sqlite/sqlite-oidc-items.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";

/** What the embedded issuer is made of: its address, its one client and resource, its keys and its store. */
export type EmbeddedIssuer = {
  issuer: string;
  /** The origin of the server that hosts the issuer, and of the pages that it signs people in to. */
  origin: string;
  clientId: string;
  audience: string;
  /** The private RSA key (RS256) that signs its tokens. */
  signingKey: JWK;
  cookieKeys: readonly string[];
  /** Its store, as oidc-provider asks for it. */
  items: (model: string) => Adapter;
  /** Whether there are demo accounts: on this machine only, and only until the first real account. */
  demoAllowed: () => Promise<boolean>;
  /** Counts the tries to get in. */
  tries: TryCounter;
  /** The addresses of proxies whose word about the client's address is trusted. */
  trustedProxies: readonly string[];
};

const modulusLength = 2048;

/** The issuer's keys, kept in the data folder, made at the first start. */
export async function readIssuerKeys(
  dataDir: string,
): Promise<Pick<EmbeddedIssuer, "signingKey" | "cookieKeys">> {
  const bytes = await createFsOnce(join(dataDir, "keys", "issuer.json"), makeSigningKey)();
  const signingKey: JWK = JSON.parse(new TextDecoder().decode(bytes));
  const cookieKey = await createFsSecret(join(dataDir, "keys", "cookies"))();
  return { signingKey, cookieKeys: [Buffer.from(cookieKey).toString("base64url")] };
}

/** The issuer's store as oidc-provider asks for it: one adapter for each of its models. */
export function createOidcAdapters(items: OidcItems): (model: string) => Adapter {
  return (model) => ({
    upsert: async (id, payload, expiresInSeconds) =>
      items.upsert(model, id, { ...payload }, expiresInSeconds),
    find: async (id) => items.find(model, id),
    findByUid: async (uid) => items.findByUid(model, uid),
    findByUserCode: async (userCode) => items.findByUserCode(model, userCode),
    consume: async (id) => items.consume(model, id),
    destroy: async (id) => items.destroy(model, id),
    revokeByGrantId: async (grantId) => items.revokeByGrantId(grantId),
  });
}

/** The public half of a signing key, as a verifier takes it. */
export function publicKeys({ kty, n, e, kid }: JWK): JSONWebKeySet {
  return {
    keys: [
      { kty: kty ?? "RSA", alg: "RS256", use: "sig", ...(n && { n }), ...(e && { e }), ...(kid && { kid }) },
    ],
  };
}

async function makeSigningKey(): Promise<Uint8Array> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength, extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: crypto.randomUUID() };
  return new TextEncoder().encode(JSON.stringify(key));
}
