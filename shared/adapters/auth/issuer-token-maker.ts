import { importJWK, type JWK, SignJWT } from "jose";
import type { NewId } from "#shared/ports/base/system.ts";
import type { TokenMaker } from "#shared/ports/people/accounts.ts";

const accessSeconds = 3600;

/** What an issuer's access tokens say, and the private RSA key that signs them. */
type IssuerTerms = { issuer: string; clientId: string; audience: string; signingKey: JWK };

/** Makes the maker of access tokens (RS256) of an OpenID issuer of ours, as its provider makes them, good for an hour. */
export function createIssuerTokenMaker(
  { issuer, clientId, audience, signingKey }: IssuerTerms,
  newId: NewId,
): TokenMaker {
  return {
    async accessToken(subject) {
      const accessToken = await new SignJWT({ client_id: clientId })
        .setProtectedHeader({ alg: "RS256", typ: "at+jwt", ...(signingKey.kid && { kid: signingKey.kid }) })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(audience)
        .setJti(newId())
        .setIssuedAt()
        .setExpirationTime(`${accessSeconds}s`)
        .sign(await importJWK(signingKey, "RS256"));
      return { accessToken, expiresInSeconds: accessSeconds };
    },
  };
}
