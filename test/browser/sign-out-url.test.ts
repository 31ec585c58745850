import { expect, test } from "vitest";
import { signOutUrl } from "../../web/src/session/sign-out-url.ts";

const backTo = "https://yinhui.example.cn/";
const clientId = "web";
const idToken = "a.b.c";

/** What an issuer does with a request to end a session: where it sends the person, or what it refuses. */
type Issuer = (query: URLSearchParams) => string;

/** The Cognito logout endpoint: `client_id` with `logout_uri`, else `redirect_uri` as for a new sign-in. */
const cognito: Issuer = (query) => {
  if (query.get("client_id") !== clientId) return "unknown client";
  const uri = query.get("logout_uri");
  if (uri === null) return "Required String parameter 'redirect_uri' is not present";
  return uri === backTo ? uri : "redirect_mismatch";
};

/** OpenID Connect RP-Initiated Logout 1.0, as Keycloak and oidc-provider have it. */
const standard: Issuer = (query) => {
  const uri = query.get("post_logout_redirect_uri");
  if (uri === null) return "a page of the issuer's own";
  if (query.get("id_token_hint") === null && query.get("client_id") === null) return "no client";
  return uri === backTo ? uri : "not registered";
};

test.each<[string, string, string, Issuer]>([
  [
    "Cognito",
    "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Abc",
    "https://yinhui-123456789012.auth.eu-central-1.amazoncognito.com/logout",
    cognito,
  ],
  [
    "Keycloak",
    "https://id.example.cn/realms/city",
    "https://id.example.cn/realms/city/protocol/openid-connect/logout",
    standard,
  ],
  ["oidc-provider", "https://id.example.cn/oidc", "https://id.example.cn/oidc/session/end?ui=zh", standard],
])("a session that is ended at %s ends where it began", (_, issuer, endSession, ends) => {
  for (const token of [idToken, undefined]) {
    const url = signOutUrl({ issuer, endSession, clientId, backTo, idToken: token });
    expect(url.startsWith(endSession)).toBe(true);
    expect(ends(new URL(url).searchParams)).toBe(backTo);
  }
});
