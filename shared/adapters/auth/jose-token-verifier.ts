import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** Who a good access token speaks for. */
export type TokenSubject = { issuer: string; subject: string };

/** Whose tokens are taken, and where the issuer's public keys are: given, at an address, or found by discovery. */
export type TokenVerifierSettings = {
  issuer: string;
  audience: string;
  jwksUri?: string | undefined;
  keys?: JSONWebKeySet | undefined;
};

const discoveryTimeoutMs = 5000;
const clockToleranceSeconds = 5;

/**
 * Makes a verifier of JWT access tokens (RFC 9068; RS256 only). An issuer that writes no `aud` (Cognito) is checked by
 * its `client_id`. The verifier fails with `sign-in-invalid`; an issuer that cannot be reached is a bug's kind of error.
 */
export function createTokenVerifier(
  settings: TokenVerifierSettings,
): (token: string) => Promise<TokenSubject> {
  const keyFinder = createKeyFinder(settings);
  return async (token) => {
    const payload = await verify(token, await keyFinder(), settings.issuer);
    if (typeof payload.sub !== "string" || !isMeantFor(payload, settings.audience)) {
      throw new LedgerFailure("sign-in-invalid");
    }
    return { issuer: settings.issuer, subject: payload.sub };
  };
}

async function verify(token: string, findKey: JWTVerifyGetKey, issuer: string): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, findKey, {
      issuer,
      algorithms: ["RS256"],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ["exp", "sub"],
    });
    const type = (protectedHeader.typ ?? "JWT").toLowerCase().replace(/^application\//, "");
    if (type !== "jwt" && type !== "at+jwt") throw new LedgerFailure("sign-in-invalid");
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && !isUnreachable(error))
      throw new LedgerFailure("sign-in-invalid");
    throw error;
  }
}

function isMeantFor(payload: JWTPayload, audience: string): boolean {
  if (payload.aud === undefined) {
    return payload["token_use"] === "access" && payload["client_id"] === audience;
  }
  return Array.isArray(payload.aud) ? payload.aud.includes(audience) : payload.aud === audience;
}

/** Errors that say nothing of the token: the issuer was slow, or answered with something else than keys. */
function isUnreachable(error: errors.JOSEError): boolean {
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === "ERR_JOSE_GENERIC"
  );
}

function createKeyFinder({ issuer, jwksUri, keys }: TokenVerifierSettings): () => Promise<JWTVerifyGetKey> {
  if (keys !== undefined) {
    const local = createLocalJWKSet(keys);
    return async () => local;
  }
  let remote: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    remote ??= discover(issuer, jwksUri).catch((error: unknown) => {
      remote = undefined;
      throw error;
    });
    return remote;
  };
}

async function discover(issuer: string, jwksUri: string | undefined): Promise<JWTVerifyGetKey> {
  if (jwksUri !== undefined) return createRemoteJWKSet(new URL(jwksUri));
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(discoveryTimeoutMs) });
  if (!response.ok) throw new Error(`the issuer's discovery document answered ${response.status}`);
  const document: unknown = await response.json();
  if (typeof document !== "object" || document === null || !("jwks_uri" in document)) {
    throw new Error("the issuer's discovery document names no keys");
  }
  if (!("issuer" in document) || document.issuer !== issuer)
    throw new Error("the issuer names itself otherwise");
  return createRemoteJWKSet(new URL(String(document.jwks_uri)));
}
