import * as oauth from "oauth4webapi";
import { findIssuer, redirectUri } from "./issuer.ts";
import { keepTokens, takePendingSignIn } from "./tokens.ts";
import { tokensOf } from "./tokens-of.ts";

/**
 * Takes the issuer's answer out of the address, if there is one, and keeps the tokens it leads to.
 * Tells the route to go on with; fails with an error of the OAuth client when the answer is not good.
 */
export async function completeSignIn(): Promise<string | undefined> {
  const url = new URL(location.href);
  if (!url.searchParams.has("state")) return undefined;
  const pending = takePendingSignIn();
  history.replaceState(null, "", `${url.pathname}${pending?.returnTo ?? url.hash}`);
  if (pending === undefined) return undefined;
  const { server, client, signIn, options } = await findIssuer();
  const answer = oauth.validateAuthResponse(server, client, url, pending.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri(),
    pending.codeVerifier,
    { ...options, additionalParameters: { resource: signIn.resource } },
  );
  const withIdToken = signIn.scope.split(" ").includes("openid");
  const granted = await oauth.processAuthorizationCodeResponse(server, client, response, {
    ...(withIdToken ? { expectedNonce: pending.nonce, requireIdToken: true } : {}),
  });
  keepTokens(tokensOf(granted));
  return pending.returnTo;
}
