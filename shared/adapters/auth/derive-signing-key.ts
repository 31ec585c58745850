import { createECDH, hkdfSync } from "node:crypto";
import { calculateJwkThumbprint, type JWK } from "jose";

/** A point of P-256 as a JSON Web Key. */
type PublicPoint = { kty: "EC"; crv: "P-256"; x: string; y: string };

/** A private key that signs tokens (ES256), its public half, and the id by which the two are found: its thumbprint (RFC 7638). */
export type SigningKey = { keyId: string; privateKey: JWK; publicKey: PublicPoint };

const curve = "prime256v1";
const scalarBytes = 32;
/** The order of P-256 and 128 bits more than it has, by which the remainder is as good as drawn evenly (FIPS 186-5, A.2.1). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const drawnBytes = 48;

/**
 * The signing key of a seed: the same seed gives the same key, so that all who know the seed sign alike without having to
 * agree on a key first.
 */
export async function deriveSigningKey(seed: Uint8Array): Promise<SigningKey> {
  const drawn = Buffer.from(hkdfSync("sha256", seed, "", "yinhui: tokens, ES256", drawnBytes));
  const scalar = (BigInt(`0x${drawn.toString("hex")}`) % (order - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(scalarBytes * 2, "0"), "hex");
  const pair = createECDH(curve);
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const publicKey: PublicPoint = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 1 + scalarBytes).toString("base64url"),
    y: point.subarray(1 + scalarBytes).toString("base64url"),
  };
  return {
    keyId: await calculateJwkThumbprint(publicKey),
    privateKey: { ...publicKey, d: d.toString("base64url") },
    publicKey,
  };
}
