import { readTokens } from "./tokens.ts";

/** What tells the signed-in person from others who use the same browser: the subject of their identity token. */
export function personKey(): string {
  const payload = readTokens()?.idToken?.split(".")[1] ?? "";
  try {
    const claims: { sub?: unknown } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return String(claims.sub ?? "");
  } catch {
    return "";
  }
}
