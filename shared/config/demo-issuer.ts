import { join } from "node:path";
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from "jose";
import type { Adapter } from "oidc-provider";
import { createFsOnce, createFsSecret } from "#shared/adapters/fs/fs-secret.ts";

/** What the embedded issuer is made of: its address, its one client and resource, its keys and its store. */
export type DemoIssuer = {
  issuer: string;
  /** The origin of the server that the issuer stands on, and of the pages that it signs people in to. */
  origin: string;
  clientId: string;
  audience: string;
  /** The private RSA key (RS256) that signs its tokens. */
  signingKey: JWK;
  cookieKeys: readonly string[];
  /** Its store, as oidc-provider asks for it. */
  items: (model: string) => Adapter;
};

const modulusLength = 2048;

/** The issuer's keys, kept in the data folder, made at the first start. */
export async function readIssuerKeys(
  dataDir: string,
): Promise<Pick<DemoIssuer, "signingKey" | "cookieKeys">> {
  const bytes = await createFsOnce(join(dataDir, "keys", "issuer.json"), makeSigningKey)();
  const signingKey: JWK = JSON.parse(new TextDecoder().decode(bytes));
  const cookieKey = await createFsSecret(join(dataDir, "keys", "cookies"))();
  return { signingKey, cookieKeys: [Buffer.from(cookieKey).toString("base64url")] };
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
