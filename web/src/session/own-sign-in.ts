import type { RouteBody, RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { markSignIn } from "./sign-in-mark.ts";
import { keepTokens } from "./tokens.ts";

/** Signs in by an account of the server's own. Fails with a `ProblemError`. */
export async function signInHere(body: RouteBody<"sign-in">): Promise<void> {
  const answer: RouteOutput<"sign-in"> = await (await fetchRoute("sign-in", { body })).json();
  takeUpSignIn(answer);
}

/** Keeps the token of who has just signed in at the server itself, whose browser has got its cookie with it. */
export function takeUpSignIn({ accessToken, expiresInSeconds }: RouteOutput<"sign-in">): void {
  keepTokens({ accessToken, expiresAtMs: Date.now() + expiresInSeconds * 1000, mark: markSignIn() });
}
