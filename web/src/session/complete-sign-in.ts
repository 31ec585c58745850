import * as oauth from "oauth4webapi";
import { findIssuer, redirectUri } from "./issuer.ts";
import { noteIssuerVisit } from "./issuer-visit.ts";
import { markSignIn } from "./sign-in-mark.ts";
import { keepTokens, takePendingSignIn } from "./tokens.ts";
import { tokensOf } from "./tokens-of.ts";
import { isOwnIssuer } from "./ways.ts";

/**
 * Takes the issuer's answer out of the address, if there is one, puts the route to come back to in its place and keeps
 * the tokens. Fails with an error of the OAuth client when the answer is not good.
 */
export async function completeSignIn(): Promise<void> {
  const url = new URL(location.href);
  if (!url.searchParams.has("state")) return;
  const pending = takePendingSignIn();
  history.replaceState(null, "", `${url.pathname}${pending?.returnTo ?? url.hash}`);
  if (pending === undefined) return;
  if (pending.silent === true && url.searchParams.has("error")) return;
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
  if (isOwnIssuer(signIn)) {
    const { accessToken, expiresAtMs } = tokensOf(granted);
    keepTokens({ accessToken, expiresAtMs, mark: markSignIn() });
  } else {
    noteIssuerVisit();
    keepTokens({ ...tokensOf(granted), elsewhere: true });
  }
}
