import { forgetAllFiles } from "../upload/file-vault.ts";
import { forgetDrafts } from "./drafts.ts";
import { findIssuer, redirectUri } from "./issuer.ts";
import { signOutUrl } from "./sign-out-url.ts";
import { keepTokens, readTokens } from "./tokens.ts";

/** Forgets the tokens, unsent texts and the files on their way, and ends the session at the issuer, where it offers that. */
export async function signOut(): Promise<void> {
  const { idToken, accessLink, renewalToken } = readTokens() ?? {};
  keepTokens(undefined);
  forgetDrafts();
  await forgetAllFiles();
  const isOwn = accessLink !== undefined || renewalToken !== undefined;
  const issuer = isOwn ? undefined : await findIssuer().catch(() => undefined);
  const endSession = issuer?.server.end_session_endpoint;
  if (issuer === undefined || endSession === undefined) {
    location.replace(redirectUri());
    return;
  }
  const { issuer: name = issuer.server.issuer, clientId } = issuer.signIn;
  location.assign(signOutUrl({ issuer: name, endSession, clientId, backTo: redirectUri(), idToken }));
}
