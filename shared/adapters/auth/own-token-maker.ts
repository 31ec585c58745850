import { errors, importJWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { NewId } from "#shared/ports/base/system.ts";
import type { TokenMaker } from "#shared/ports/people/accounts.ts";
import type { SigningKey } from "./derive-signing-key.ts";

const algorithm = "ES256";
const accessSeconds = 3600;
/** A day at work: whoever signed in in the morning need not do so again before the next. */
const renewalSeconds = 12 * 3600;
const renewalType = "renewal+jwt";

/** What tokens say of where they are from and what they are for. */
export type TokenTerms = { issuer: string; audience: string };

/**
 * Makes the maker of our own tokens (ES256): access tokens (RFC 9068) for an hour, renewal tokens for twelve. `key` gives the
 * key to sign by, which those who verify must know by then.
 */
export function createOwnTokenMaker(
  { issuer, audience }: TokenTerms,
  key: () => Promise<SigningKey>,
  newId: NewId,
): TokenMaker {
  const sign = async (claims: JWTPayload, typ: string, seconds: number, aud: string): Promise<string> => {
    const { keyId, privateKey } = await key();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ, kid: keyId })
      .setIssuer(issuer)
      .setAudience(aud)
      .setJti(newId())
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(await importJWK(privateKey, algorithm));
  };
  return {
    async accessToken(sub) {
      const accessToken = await sign({ sub }, "at+jwt", accessSeconds, audience);
      return { accessToken, expiresInSeconds: accessSeconds };
    },
    renewalToken: ({ subject: sub, passwordSetAt }) =>
      sign({ sub, password_set_at: passwordSetAt }, renewalType, renewalSeconds, issuer),
    async readRenewal(token) {
      const { publicKey } = await key();
      const { sub, password_set_at: passwordSetAt } = await verified(async () =>
        jwtVerify(token, await importJWK(publicKey, algorithm), {
          ...{ issuer, audience: issuer, algorithms: [algorithm], typ: renewalType },
          requiredClaims: ["exp", "sub"],
        }),
      );
      if (typeof sub !== "string" || typeof passwordSetAt !== "string") {
        throw new LedgerFailure("sign-in-invalid");
      }
      return { subject: sub, passwordSetAt };
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
