import { readTokens, type Tokens } from "./tokens.ts";

/** What tells the signed-in person from others who use the same browser: the subject of their token. */
export function personKey(): string {
  const payload = tokenOf(readTokens()).split(".")[1] ?? "";
  try {
    const claims: { sub?: unknown } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return String(claims.sub ?? "");
  } catch {
    return "";
  }
}

/** The token that says whose it is: an issuer's identity token, or our own. */
function tokenOf(tokens: Tokens | undefined): string {
  return tokens?.idToken ?? (tokens?.renewalToken === undefined ? "" : tokens.accessToken);
}
