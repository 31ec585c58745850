import * as oauth from "oauth4webapi";
import { findWays, type Ways } from "./ways.ts";

/** The issuer that people sign in at, as it describes itself, and how this client is known to it. */
export type Issuer = {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  signIn: Ways;
  options: { [oauth.allowInsecureRequests]: boolean };
};

let found: Promise<Issuer> | undefined;

/** Finds the issuer, once for a page; a failed attempt is made again when asked again. */
export function findIssuer(): Promise<Issuer> {
  found ??= discover().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

/** Where the issuer sends people back to: this page itself. */
export function redirectUri(): string {
  return `${location.origin}/`;
}

async function discover(): Promise<Issuer> {
  const signIn = await findWays();
  if (signIn.issuer === undefined) throw new Error("there is no issuer to sign in at");
  const issuer = new URL(signIn.issuer);
  const options = { [oauth.allowInsecureRequests]: isLoopback(issuer) };
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  return { server, client: { client_id: signIn.clientId }, signIn, options };
}

function isLoopback(url: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
