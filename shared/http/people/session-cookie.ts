import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const accountPattern = /^a\.([A-Za-z0-9_-]{1,400})\.([A-Za-z0-9_-]{1,200})$/;
const linkPattern = /^l\.([A-Za-z0-9_-]{1,200})$/;

/** What a browser that is used at an origin keeps, as its cookie says it; `undefined` where there is none that could be good. */
export function sessionKeyOf(headers: Headers, origin: string): SessionKey | undefined {
  const start = `${cookieName(origin)}=`;
  const cookies = String(headers["cookie"] ?? "").split(/; */);
  const value = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length) ?? "";
  const [, secret] = linkPattern.exec(value) ?? [];
  if (secret !== undefined) return { kind: "access-link", secret };
  const [, subject, secretOfAccount] = accountPattern.exec(value) ?? [];
  if (subject === undefined || secretOfAccount === undefined) return undefined;
  return {
    kind: "account",
    subject: Buffer.from(subject, "base64url").toString("utf8"),
    secret: secretOfAccount,
  };
}

/** The `Set-Cookie` by which a browser keeps a key, for its pages at the origin alone and out of the reach of scripts. */
export function keepingCookie(origin: string, { key, seconds }: KeptKey): string {
  const value =
    key.kind === "access-link"
      ? `l.${key.secret}`
      : `a.${Buffer.from(key.subject, "utf8").toString("base64url")}.${key.secret}`;
  return cookie(origin, value, Math.max(seconds, 0));
}

/** The `Set-Cookie` by which a browser forgets what it kept. */
export function forgettingCookie(origin: string): string {
  return cookie(origin, "", 0);
}

/**
 * Refuses what the pages at an address did not ask for themselves: a browser says from where a request is made, and sends no
 * JSON to another origin without asking. A deployment with a domain still answers at the API's own address, and there its pages
 * are of that. Fails with `not-permitted`.
 */
export function demandOwnPages(headers: Headers, address: string): void {
  const { origin, protocol } = new URL(address);
  const site = headers["sec-fetch-site"];
  const from = headers["origin"] ?? origin;
  const asked = `${protocol}//${String(headers["host"])}`;
  const isJson = String(headers["content-type"] ?? "").startsWith("application/json");
  const isOwn = (site ?? "same-origin") === "same-origin" && (from === origin || from === asked);
  if (!isJson || !isOwn) throw new LedgerFailure("not-permitted");
}

/**
 * The cookie's name: over https one that no other host of the domain can set or send; over http, where ports share
 * cookies, one of its own port.
 */
function cookieName(origin: string): string {
  const { protocol, port } = new URL(origin);
  return protocol === "https:" ? "__Host-yinhui" : `yinhui-${port || "80"}`;
}

function cookie(origin: string, value: string, seconds: number): string {
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${cookieName(origin)}=${value}; ${attributes}${secure}`;
}
