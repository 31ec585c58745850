import * as oauth from "oauth4webapi";
import { findIssuer, redirectUri } from "./issuer.ts";
import { keepPendingSignIn } from "./tokens.ts";

/**
 * Leaves for the issuer's sign-in page (authorization code with PKCE); `returnTo` is the route to come back to. Where nobody
 * asked for it, `silent`, the issuer shows nothing: it knows who it is, or sends back at once.
 */
export async function beginSignIn(returnTo: string, silent = false): Promise<void> {
  const { server, signIn } = await findIssuer();
  const codeVerifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(server.authorization_endpoint ?? server.issuer);
  url.search = new URLSearchParams({
    client_id: signIn.clientId,
    redirect_uri: redirectUri(),
    response_type: "code",
    scope: signIn.scope,
    resource: signIn.resource,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...(silent ? { prompt: "none" } : {}),
  }).toString();
  keepPendingSignIn({ codeVerifier, state, nonce, returnTo, silent });
  location.assign(url);
}
