import { fetchRoute } from "../api/fetch-route.ts";
import { forgetAllFiles } from "../upload/file-vault.ts";
import { forgetDrafts } from "./drafts.ts";
import { findIssuer, redirectUri } from "./issuer.ts";
import { forgetIssuerVisit } from "./issuer-visit.ts";
import { markLeaving, markLeft } from "./sign-in-mark.ts";
import { signOutUrl } from "./sign-out-url.ts";
import { keepTokens, readTokens } from "./tokens.ts";

/**
 * Forgets the tokens, unsent texts and the files on their way, and ends the session at the server or, where it offers that,
 * at the issuer. A server that is not reached is told when the page is next opened; until then nobody is signed in.
 */
export async function signOut(): Promise<void> {
  const { idToken, mark } = readTokens() ?? {};
  keepTokens(undefined);
  forgetDrafts();
  await forgetAllFiles();
  if (mark !== undefined) {
    markLeaving();
    await leaveServer().catch(() => undefined);
    location.replace(redirectUri());
    return;
  }
  forgetIssuerVisit();
  const issuer = await findIssuer().catch(() => undefined);
  const endSession = issuer?.server.end_session_endpoint;
  if (issuer === undefined || endSession === undefined) {
    location.replace(redirectUri());
    return;
  }
  const { issuer: name = issuer.server.issuer, clientId } = issuer.signIn;
  location.assign(signOutUrl({ issuer: name, endSession, clientId, backTo: redirectUri(), idToken }));
}

/** Tells the server to end what this browser is signed in by. Fails with a `ProblemError`. */
export async function leaveServer(): Promise<void> {
  await fetchRoute("sign-out", { body: {} });
  markLeft();
}
