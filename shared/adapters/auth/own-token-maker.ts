import { errors, importJWK, type JWTPayload, SignJWT } from "jose";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { NewId } from "#shared/ports/base/system.ts";
import type { TokenMaker } from "#shared/ports/people/accounts.ts";
import type { SigningKey } from "./derive-signing-key.ts";

const algorithm = "ES256";
const accessSeconds = 3600;

/** What tokens say of where they are from and what they are for. */
export type TokenTerms = { issuer: string; audience: string };

/**
 * Makes the maker of our own access tokens (RFC 9068, ES256), good for an hour. `key` gives the key to sign by, which those
 * who verify must know by then.
 */
export function createOwnTokenMaker(
  { issuer, audience }: TokenTerms,
  key: () => Promise<SigningKey>,
  newId: NewId,
): TokenMaker {
  return {
    async accessToken(subject) {
      const { keyId, privateKey } = await key();
      const accessToken = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: "at+jwt", kid: keyId })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(newId())
        .setIssuedAt()
        .setExpirationTime(`${accessSeconds}s`)
        .sign(await importJWK(privateKey, algorithm));
      return { accessToken, expiresInSeconds: accessSeconds };
    },
  };
}

/** The claims of a token that is found good. Fails with `sign-in-invalid`. */
export async function verified(verify: () => Promise<{ payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await verify()).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new LedgerFailure("sign-in-invalid");
    throw error;
  }
}
