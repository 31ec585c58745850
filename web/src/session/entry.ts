import type { EntryAccount, EntryAnswer } from "#shared/contract/people/entry-schemas.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { ProblemError, problemOf } from "../api/problem.ts";
import { ownTokens } from "./own-sign-in.ts";
import { keepTokens, type Tokens } from "./tokens.ts";
import { findWays } from "./ways.ts";

const entryRoute = /^#\/enter\/([\w-]+)$/;

/** The secret of the link by which the page was opened, if it was: taken out of the address and the history at once. */
export function takeEntrySecret(): string | undefined {
  const secret = entryRoute.exec(location.hash)?.[1];
  if (secret !== undefined) history.replaceState(null, "", `${location.pathname}#/`);
  return secret;
}

/** Asks what a link is for; an access link signs in. Fails with a `ProblemError`. */
export async function askEntry(secret: string): Promise<EntryAnswer> {
  if ((await findWays()).ownAccounts) {
    const own: EntryAnswer = await (await fetchRoute("open-entry-link", { body: { secret } })).json();
    return own;
  }
  const answer: EntryAnswer = await (await postEntry("", { secret })).json();
  return answer;
}

/**
 * Sets the name and password that the holder of a one-time link chose, and tells whether they are signed in by that: an
 * issuer signs them in as they go there next. Fails with a `ProblemError`.
 */
export async function setUpAccount(account: EntryAccount): Promise<boolean> {
  const { ownAccounts } = await findWays();
  if (!ownAccounts) {
    await postEntry("/account", account);
    return false;
  }
  const answer: RouteOutput<"set-up-account"> = await (
    await fetchRoute("set-up-account", { body: account })
  ).json();
  keepTokens(ownTokens(answer));
  return true;
}

/** What to keep of an access link: a token, and the secret by which the next one is asked for. */
export function linkTokens(
  secret: string,
  { accessToken, expiresInSeconds }: Extract<EntryAnswer, { kind: "access-link" }>,
): Tokens {
  return { accessToken, expiresAtMs: Date.now() + expiresInSeconds * 1000, accessLink: secret };
}

/** The secret is told to this server's own issuer alone, never to another's. */
async function postEntry(path: string, body: object): Promise<Response> {
  const { issuer } = await findWays();
  if (issuer === undefined || new URL(issuer).origin !== location.origin) {
    throw new ProblemError(0, "本系统不用这种链接登录。", "请用单位的账号登录，或联系科协。");
  }
  const response = await fetch(`${issuer}/entry${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
  }).catch(() => undefined);
  if (response === undefined || !response.ok) throw await problemOf(response);
  return response;
}
