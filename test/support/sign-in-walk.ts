import { createHash, randomBytes } from "node:crypto";

/** A browser as far as signing in needs one: it keeps cookies, and follows no redirect by itself. */
export type Browse = (address: string, init?: RequestInit) => Promise<Response>;

/** Opens a browser with an empty cookie jar, or one that is given. */
export function createBrowser(origin: string, jar = new Map<string, string>()): Browse {
  return async (address, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(address, origin), {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

/** The PKCE verifier of every walk. */
export const verifier = randomBytes(32).toString("base64url");

/** Where a walk begins: the address at the issuer to which the pages send people. */
export function authorizationAddress(origin: string): string {
  const query = new URLSearchParams({
    client_id: "yinhui-web",
    redirect_uri: `${origin}/`,
    response_type: "code",
    scope: "openid",
    resource: "urn:yinhui:api",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state: "s1",
    nonce: "n1",
  });
  return `/oidc/auth?${query}`;
}

/** Goes to the sign-in page and sends its form; gives where the issuer then sends the browser. */
export async function sendSignInForm(
  origin: string,
  fields: Record<string, string>,
  browse = createBrowser(origin),
) {
  const begun = await browse(authorizationAddress(origin));
  const pageAddress = begun.headers.get("location") ?? "";
  const page = await (await browse(pageAddress)).text();
  const chosen = await browse(pageAddress, { method: "POST", body: new URLSearchParams(fields) });
  if (chosen.status !== 303) return { page, chosen, landed: undefined };
  const landed = await browse(chosen.headers.get("location") ?? "");
  return { page, chosen, landed: new URL(landed.headers.get("location") ?? "") };
}

/** Asks the issuer's token endpoint. */
export function askForTokens(
  origin: string,
  fields: Record<string, string>,
  askingPage = origin,
): Promise<Response> {
  return fetch(`${origin}/oidc/token`, {
    method: "POST",
    headers: { origin: askingPage },
    body: new URLSearchParams({ client_id: "yinhui-web", resource: "urn:yinhui:api", ...fields }),
  });
}

/** What a browser is answered that asks, as our pages do, for a token by what it keeps, or signs out. */
export async function askSession(
  browse: Browse,
  what: "renewal" | "end",
  headers: Record<string, string> = {},
) {
  const response = await browse(`/api/sign-in/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: "{}",
  });
  const answer = (await response.json()) as Record<string, string | boolean>;
  return { status: response.status, cookie: response.headers.get("set-cookie"), answer };
}

/** The token that a browser gets by what it keeps. */
export async function tokenKept(browse: Browse): Promise<string> {
  const { status, answer } = await askSession(browse, "renewal");
  if (status !== 200 || answer["signedIn"] !== true) throw new Error(JSON.stringify(answer));
  return String(answer["accessToken"]);
}

/** The tokens for the code with which a walk landed. */
export async function tokensOfLanding(
  origin: string,
  landed: URL | undefined,
): Promise<{ access_token: string }> {
  const response = await askForTokens(origin, {
    grant_type: "authorization_code",
    code: landed?.searchParams.get("code") ?? "",
    redirect_uri: `${origin}/`,
    code_verifier: verifier,
  });
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as { access_token: string };
}
