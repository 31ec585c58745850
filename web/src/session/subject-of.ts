/** Whom a token is of, as far as it says so itself. */
export function subjectOf(token: string): string {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims: { sub?: unknown } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return String(claims.sub ?? "");
  } catch {
    return "";
  }
}
