import type { RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";

/** How people sign in: at an issuer, by accounts of the server's own, or by both. */
export type Ways = RouteOutput<"read-sign-in">;

let found: Promise<Ways> | undefined;

/** Finds how people sign in, once for a page; a failed attempt is made again when asked again. */
export function findWays(): Promise<Ways> {
  found ??= ask().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

/** Whether the issuer is this server itself. */
export function isOwnIssuer({ issuer }: Partial<Ways>): boolean {
  return issuer !== undefined && new URL(issuer).origin === location.origin;
}

/** Whether the server itself keeps people signed in who came by its own accounts, pages and links. */
export function staysHere(ways: Partial<Ways>): boolean {
  return ways.ownAccounts === true || isOwnIssuer(ways);
}

async function ask(): Promise<Ways> {
  const ways: Ways = await (await fetchRoute("read-sign-in", {})).json();
  return ways;
}
