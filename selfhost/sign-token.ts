import { importJWK, SignJWT } from "jose";
import type { EmbeddedIssuer } from "#shared/config/embedded-issuer.ts";

/** How long a token signed by hand is good for. */
export const tokenLifetimeSeconds = 3600;

/** An access token of the embedded issuer, as its provider makes them, for a subject. */
export async function signToken(
  { issuer, clientId, audience, signingKey }: EmbeddedIssuer,
  subject: string,
  tokenId: string,
): Promise<string> {
  return new SignJWT({ client_id: clientId })
    .setProtectedHeader({ alg: "RS256", typ: "at+jwt", ...(signingKey.kid && { kid: signingKey.kid }) })
    .setIssuer(issuer)
    .setSubject(subject)
    .setAudience(audience)
    .setJti(tokenId)
    .setIssuedAt()
    .setExpirationTime(`${tokenLifetimeSeconds}s`)
    .sign(await importJWK(signingKey, "RS256"));
}
