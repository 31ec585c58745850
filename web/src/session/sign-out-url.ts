/** Where a session ends at the issuer, and what it is told. */
type SignOut = {
  issuer: string;
  endSession: string;
  clientId: string;
  backTo: string;
  idToken: string | undefined;
};

/**
 * The address at which the issuer ends the session and sends the person back: as OpenID Connect RP-Initiated Logout 1.0
 * has it, or as Cognito wants it, which knows `logout_uri` alone.
 */
export function signOutUrl({ issuer, endSession, clientId, backTo, idToken }: SignOut): string {
  const url = new URL(endSession);
  url.searchParams.set("client_id", clientId);
  if (isCognito(issuer)) {
    url.searchParams.set("logout_uri", backTo);
    return url.href;
  }
  url.searchParams.set("post_logout_redirect_uri", backTo);
  if (idToken !== undefined) url.searchParams.set("id_token_hint", idToken);
  return url.href;
}

function isCognito(issuer: string): boolean {
  return new URL(issuer).hostname.startsWith("cognito-idp.");
}
