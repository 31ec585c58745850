import { beginSignIn } from "./begin-sign-in.ts";
import { mayAskIssuer, noteIssuerAsked } from "./issuer-visit.ts";
import { renewSignIn } from "./renew-sign-in.ts";
import { isLeaving } from "./sign-in-mark.ts";
import { leaveServer } from "./sign-out.ts";
import { findWays, staysHere } from "./ways.ts";

/**
 * Signs a new tab in as the browser is: by what it keeps of this server or, where another's issuer signed somebody in here
 * before, by asking that without a word. A sign-out that did not reach the server is made up for first. Fails with a
 * `ProblemError`.
 */
export async function resumeSignIn(): Promise<void> {
  if (isLeaving()) await leaveServer();
  const ways = await findWays();
  if (staysHere(ways) && (await renewSignIn(undefined)) !== undefined) return;
  if (!mayAskIssuer()) return;
  noteIssuerAsked();
  await beginSignIn(location.hash, true);
  await new Promise<never>(() => {});
}
