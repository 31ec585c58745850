import * as oauth from "oauth4webapi";
import { ProblemError } from "../api/problem.ts";
import { findIssuer } from "./issuer.ts";
import { hasIssuerVisit } from "./issuer-visit.ts";
import { renewSignIn, signedOutHere } from "./renew-sign-in.ts";
import { signInMark } from "./sign-in-mark.ts";
import { keepTokens, readTokens, type Tokens } from "./tokens.ts";
import { tokensOf } from "./tokens-of.ts";

const refreshBeforeMs = 60_000;
/** What the server says of a sign-in that is over: it was ended, the account is locked, or the link was. */
const overStatuses = [401, 403, 410];
let refreshing: Promise<string | undefined> | undefined;

/**
 * The access token to send: another when it is about to expire, or when another tab has signed in or out since. `undefined`
 * when one has to sign in. Fails with a `ProblemError` that says why a sign-in is over.
 */
export async function accessToken(): Promise<string | undefined> {
  const tokens = readTokens();
  if (tokens === undefined) return undefined;
  if (tokens.elsewhere === true && !hasIssuerVisit()) throw signedOutHere();
  const isPresent = tokens.mark === undefined || tokens.mark === signInMark();
  const remainingMs = tokens.expiresAtMs - Date.now();
  if (isPresent && remainingMs > refreshBeforeMs) return tokens.accessToken;
  const fresh = await renewedToken(tokens);
  return fresh ?? (isPresent && remainingMs > 0 ? tokens.accessToken : undefined);
}

/** Asks for another token, once however many ask; `undefined` when there is none to be had now. */
export function renewedToken(tokens: Tokens): Promise<string | undefined> {
  refreshing ??= (tokens.mark === undefined ? refresh(tokens) : renew(tokens)).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(tokens: Tokens): Promise<string | undefined> {
  try {
    return await renewSignIn(tokens);
  } catch (error) {
    if (!(error instanceof ProblemError && overStatuses.includes(error.status))) return undefined;
    keepTokens(undefined);
    throw error;
  }
}

async function refresh(tokens: Tokens): Promise<string | undefined> {
  if (tokens.refreshToken === undefined) return undefined;
  try {
    const { server, client, signIn, options } = await findIssuer();
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refreshToken, {
      ...options,
      additionalParameters: { resource: signIn.resource },
    });
    const fresh = tokensOf(await oauth.processRefreshTokenResponse(server, client, response), tokens);
    keepTokens(fresh);
    return fresh.accessToken;
  } catch {
    return undefined;
  }
}
