import { type Deferred, deferredType } from "#shared/contract/base/deferred.ts";
import type { RouteId, RouteOutput } from "#shared/contract/routes.ts";
import { accessToken, renewedToken } from "../session/access-token.ts";
import { keepTokens, readTokens } from "../session/tokens.ts";
import { forgetDeferred, noteDeferred } from "./deferred-answers.ts";
import { fetchRoute, type RouteCall } from "./fetch-route.ts";
import { asProblem, ProblemError } from "./problem.ts";

/** The event that the window gets when one has to sign in again; its detail is the problem that says why, or none. */
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

/** How long until a deferred answer is asked for again. */
const askAgainMs = 3_000;

async function sendRoute<Id extends RouteId>(id: Id, call: RouteCall<Id>): Promise<Response> {
  const response = await sendOnce(id, call);
  return isDeferred(response) ? whenMade(await response.json()) : response;
}

function isDeferred(response: Response): boolean {
  return response.headers.get("content-type") === deferredType;
}

/** Asks for a deferred answer until it is made; a break of the connection is waited out. */
async function whenMade(deferred: Deferred): Promise<Response> {
  const { deferredId } = deferred;
  noteDeferred(deferred);
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
      const response = await sendOnce("read-deferred", { params: { deferredId } }).catch(unlessUnreachable);
      if (response === undefined) continue;
      if (!isDeferred(response)) return response;
      noteDeferred(await response.json());
    }
  } finally {
    forgetDeferred(deferred);
  }
}

function unlessUnreachable(error: unknown): undefined {
  if (!(error instanceof ProblemError && error.status === 0)) throw error;
}

async function sendOnce<Id extends RouteId>(id: Id, call: RouteCall<Id>): Promise<Response> {
  const token = await tokenToSend();
  try {
    return await fetchRoute(id, call, token);
  } catch (error) {
    if (!(error instanceof ProblemError && error.status === 401)) throw error;
    const fresh = await anotherToken();
    if (fresh !== undefined) return fetchRoute(id, call, fresh);
    keepTokens(undefined);
    window.dispatchEvent(new CustomEvent(signInNeededEvent));
    throw error;
  }
}

/** Looks whether somebody is still signed in, and tells the window when not: another tab may have signed out. */
export async function checkSignIn(): Promise<void> {
  await tokenToSend().catch(() => undefined);
}

async function tokenToSend(): Promise<string | undefined> {
  return accessToken().catch((problem: unknown) => {
    window.dispatchEvent(new CustomEvent(signInNeededEvent, { detail: problem }));
    throw problem;
  });
}

/** Another token in place of one that the server does not take, where the browser is still signed in. */
async function anotherToken(): Promise<string | undefined> {
  const tokens = readTokens();
  return tokens === undefined ? undefined : renewedToken(tokens).catch(() => undefined);
}
