import { errors, importJWK, type JWK, jwtVerify } from "jose";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { TokenSubject } from "./jose-token-verifier.ts";
import { type TokenTerms, verified } from "./own-token-maker.ts";

const keyIdPattern = /^[\w-]{43}$/;

/**
 * Makes the verifier of our own access tokens (ES256 only), whose public keys `findKey` finds by their ids. It fails with
 * `sign-in-invalid`.
 */
export function createOwnTokenVerifier(
  { issuer, audience }: TokenTerms,
  findKey: (keyId: string) => Promise<JWK | undefined>,
): (token: string) => Promise<TokenSubject> {
  const keyOf = async ({ kid = "" }: { kid?: string | undefined }) => {
    const found = keyIdPattern.test(kid) ? await findKey(kid) : undefined;
    if (found === undefined) throw new errors.JWKSNoMatchingKey();
    return importJWK(found, "ES256");
  };
  return async (token) => {
    const { sub } = await verified(() =>
      jwtVerify(token, keyOf, {
        ...{ issuer, audience, algorithms: ["ES256"], typ: "at+jwt", clockTolerance: 5 },
        requiredClaims: ["exp", "sub"],
      }),
    );
    if (typeof sub !== "string") throw new LedgerFailure("sign-in-invalid");
    return { issuer, subject: sub };
  };
}
