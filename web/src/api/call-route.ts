import type { RouteId, RouteOutput } from "#shared/contract/routes.ts";
import { accessToken } from "../session/access-token.ts";
import { keepTokens } from "../session/tokens.ts";
import { fetchRoute, type RouteCall } from "./fetch-route.ts";
import { asProblem, ProblemError } from "./problem.ts";

/** The event that the window gets when the server no longer takes the token: one has to sign in again. */
export const signInNeededEvent = "yinhui:sign-in-needed";

/** Calls a route as the signed-in person and gives its JSON answer. Fails with a `ProblemError`. */
export async function callRoute<Id extends RouteId>(
  id: Id,
  call: RouteCall<Id> = {},
): Promise<RouteOutput<Id>> {
  const response = await sendRoute(id, call);
  const answer: RouteOutput<Id> = await response.json();
  return answer;
}

/** Calls a route as the signed-in person and gives its answer as text. Fails with a `ProblemError`. */
export async function callRouteForText<Id extends RouteId>(id: Id, call: RouteCall<Id>): Promise<string> {
  const response = await sendRoute(id, call);
  return response.text();
}

/** Calls a route as the signed-in person and gives its answer as a file. Fails with a `ProblemError`. */
export async function callRouteForFile<Id extends RouteId>(id: Id, call: RouteCall<Id> = {}): Promise<Blob> {
  const response = await sendRoute(id, call);
  return response.blob().catch((error: unknown) => {
    throw asProblem(error);
  });
}

async function sendRoute<Id extends RouteId>(id: Id, call: RouteCall<Id>): Promise<Response> {
  try {
    return await fetchRoute(id, call, await accessToken());
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) {
      keepTokens(undefined);
      window.dispatchEvent(new Event(signInNeededEvent));
    }
    throw error;
  }
}
