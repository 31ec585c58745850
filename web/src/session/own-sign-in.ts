import type { RouteBody, RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { keepTokens, type Tokens } from "./tokens.ts";

/** Signs in by an account of the server's own and keeps the tokens. Fails with a `ProblemError`. */
export async function signInHere(body: RouteBody<"sign-in">): Promise<void> {
  const answer: RouteOutput<"sign-in"> = await (await fetchRoute("sign-in", { body })).json();
  keepTokens(ownTokens(answer));
}

/** What to keep of a sign-in at the server itself. */
export function ownTokens({ accessToken, expiresInSeconds, renewalToken }: RouteOutput<"sign-in">): Tokens {
  return { accessToken, expiresAtMs: Date.now() + expiresInSeconds * 1000, renewalToken };
}
