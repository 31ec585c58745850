import { subjectOf } from "./subject-of.ts";
import { readTokens, type Tokens } from "./tokens.ts";

/** What tells the signed-in person from others who use the same browser: the subject of their token. */
export function personKey(): string {
  const tokens = readTokens();
  return tokens === undefined ? "" : subjectOf(tokenOf(tokens));
}

/** The token that says whose it is: an issuer's identity token, or our own. */
function tokenOf({ mark, accessToken, idToken = "" }: Tokens): string {
  return mark === undefined ? idToken : accessToken;
}
