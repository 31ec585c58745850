import * as oauth from "oauth4webapi";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { asProblem } from "../api/problem.ts";
import { askEntry, linkTokens } from "./entry.ts";
import { findIssuer } from "./issuer.ts";
import { ownTokens } from "./own-sign-in.ts";
import { keepTokens, readTokens, type Tokens } from "./tokens.ts";
import { tokensOf } from "./tokens-of.ts";

const refreshBeforeMs = 60_000;
let refreshing: Promise<string | undefined> | undefined;

/** The access token to send, refreshed when it is about to expire; `undefined` when one has to sign in. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = readTokens();
  if (tokens === undefined) return undefined;
  const remainingMs = tokens.expiresAtMs - Date.now();
  if (remainingMs > refreshBeforeMs) return tokens.accessToken;
  refreshing ??= refresh(tokens).finally(() => {
    refreshing = undefined;
  });
  const fresh = await refreshing;
  return fresh ?? (remainingMs > 0 ? tokens.accessToken : undefined);
}

async function refresh(tokens: Tokens): Promise<string | undefined> {
  if (tokens.accessLink !== undefined) return refreshByLink(tokens.accessLink);
  if (tokens.renewalToken !== undefined) return renew(tokens.renewalToken);
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

async function renew(renewalToken: string): Promise<string | undefined> {
  try {
    const response = await fetchRoute("renew-sign-in", { body: { renewalToken } });
    const answer: RouteOutput<"renew-sign-in"> = await response.json();
    keepTokens(ownTokens({ ...answer, renewalToken }));
    return answer.accessToken;
  } catch {
    return undefined;
  }
}

/** Asks for the next token by the access link. Fails with a `ProblemError` that says so when the link has ended. */
async function refreshByLink(secret: string): Promise<string | undefined> {
  try {
    const answer = await askEntry(secret);
    if (answer.kind !== "access-link") return undefined;
    keepTokens(linkTokens(secret, answer));
    return answer.accessToken;
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status !== 410) return undefined;
    keepTokens(undefined);
    throw problem;
  }
}
