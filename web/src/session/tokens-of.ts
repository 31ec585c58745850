import type { TokenEndpointResponse } from "oauth4webapi";
import type { Tokens } from "./tokens.ts";

const lifetimeSecondsDefault = 300;

/** What to keep of a token endpoint's answer; a refresh that brings no new refresh or ID token keeps the earlier one. */
export function tokensOf(granted: TokenEndpointResponse, earlier?: Tokens): Tokens {
  return {
    accessToken: granted.access_token,
    refreshToken: granted.refresh_token ?? earlier?.refreshToken,
    idToken: granted.id_token ?? earlier?.idToken,
    elsewhere: earlier?.elsewhere,
    expiresAtMs: Date.now() + (granted.expires_in ?? lifetimeSecondsDefault) * 1000,
  };
}
