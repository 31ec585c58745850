import type { EntryAccount, EntryAnswer } from "#shared/contract/people/entry-schemas.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { ProblemError, problemOf } from "../api/problem.ts";
import { takeUpSignIn } from "./own-sign-in.ts";
import { findWays, isOwnIssuer } from "./ways.ts";

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
  takeUpSignIn(answer);
  return true;
}

/** The secret is told to this server's own issuer alone, never to another's. */
async function postEntry(path: string, body: object): Promise<Response> {
  const ways = await findWays();
  if (!isOwnIssuer(ways)) {
    throw new ProblemError(0, "本系统不用这种链接登录。", "请用单位的账号登录，或联系科协。");
  }
  const response = await fetch(`${ways.issuer}/entry${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
  }).catch(() => undefined);
  if (response === undefined || !response.ok) throw await problemOf(response);
  return response;
}
