import { inviteFromCommandLine } from "#selfhost/commands/invite-person.ts";
import type { SelfHosted } from "./self-hosted.ts";
import { authorizationAddress, createBrowser, sendSignInForm, tokensOfLanding } from "./sign-in-walk.ts";

/** A password that none of the rules refuses. */
export const goodPassword = "稻花香里说丰年 2016";

/** What a link's address hides behind its `#`. */
export function secretOf(url: string): string {
  return url.split("/#/enter/")[1] ?? "";
}

/** Asks the issuer about a link as the page does. */
export function postEntry(server: SelfHosted, path: string, body: unknown): Promise<Response> {
  return server.call("POST", `/oidc/entry${path}`, { body });
}

/** Opens a one-time link, chooses name and password, and goes on to where one is signed in; gives the tokens. */
export async function followInvitation(
  server: SelfHosted,
  url: string,
  name: string,
  password = goodPassword,
) {
  const { origin } = server;
  const browse = createBrowser(origin);
  const set = await browse("/oidc/entry/account", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: secretOf(url), name, password }),
  });
  if (set.status !== 200) throw new Error(await set.text());
  const begun = await browse(authorizationAddress(origin));
  const finished = await browse(begun.headers.get("location") ?? "");
  const landed = await browse(finished.headers.get("location") ?? "");
  return tokensOfLanding(origin, new URL(landed.headers.get("location") ?? ""));
}

/** Lets the first supervisor in by the command line; gives their access token. */
export async function firstSupervisor(server: SelfHosted): Promise<string> {
  const { url } = await inviteFromCommandLine(server.settings, "supervisor", undefined, "王芳");
  return (await followInvitation(server, url, "wangfang")).access_token;
}

/** Signs in by name and password; gives the access token. */
export async function signInAs(server: SelfHosted, name: string, password = goodPassword): Promise<string> {
  const { landed } = await sendSignInForm(server.origin, { name, password });
  return (await tokensOfLanding(server.origin, landed)).access_token;
}
