import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { Route } from "#shared/contract/base/route.ts";
import type { RouteId, RouteInput, RouteOutput, routes } from "#shared/contract/routes.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";
import { authenticate, authorise } from "./authorise.ts";
import { type Document, documentAnswer } from "./document-answer.ts";
import type { Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "./exchange.ts";
import { logFault } from "./log-fault.ts";
import { parseInput } from "./parse-input.ts";
import { jsonWithoutNumbers, refusePersonNumbers } from "./personal-numbers.ts";
import { answerThrown } from "./problem.ts";

/** Routes that people of some role call, whose handlers are given the caller. */
type PeopleRouteId = {
  [Id in RouteId]: (typeof routes)[Id]["callers"] extends "anyone" ? never : Id;
}[RouteId];
type OpenRouteId = Exclude<RouteId, PeopleRouteId>;
/** A route of the table, by its id. */
type RouteOf<Id extends RouteId> = Route & { id: Id };
type PeopleRouteOf<Id extends PeopleRouteId> = RouteOf<Id> & { callers: readonly Role[] };

/** Makes an endpoint of a route that people of its roles may call; the handler's JSON is the answer. */
export function defineEndpoint<Id extends PeopleRouteId>(
  route: PeopleRouteOf<Id>,
  handle: (deps: EndpointDeps, caller: Person, input: RouteInput<Id>) => Promise<RouteOutput<Id>>,
): Endpoint {
  return defineEndpointAhead(route, () => Promise.resolve(), handle);
}

/**
 * The same, for an answer whose data can be looked up before it is known who asks: `lookUp` begins, for a good token and
 * good input, while the person and the settings are still being read. The handler awaits it; whoever is not let in is told nothing of it.
 */
export function defineEndpointAhead<Id extends PeopleRouteId, Found>(
  route: PeopleRouteOf<Id>,
  lookUp: (deps: EndpointDeps, input: RouteInput<Id>) => Promise<Found>,
  handle: (
    deps: EndpointDeps,
    caller: Person,
    input: RouteInput<Id>,
    found: Promise<Found>,
  ) => Promise<RouteOutput<Id>>,
): Endpoint {
  return endpointOf(route, async (deps, request) => {
    const [present, caller, input, found] = await admit(deps, route, request, lookUp);
    return jsonAnswer(deps, route.status, await handle(present, caller, input, found));
  });
}

/** Makes an endpoint of a route that people of its roles may call and that answers with a document. */
export function defineDocumentEndpoint<Id extends PeopleRouteId>(
  route: PeopleRouteOf<Id>,
  handle: (deps: EndpointDeps, caller: Person, input: RouteInput<Id>) => Promise<Document>,
): Endpoint {
  return endpointOf(route, async (deps, request) => {
    const [present, caller, input] = await admit(deps, route, request, () => Promise.resolve());
    return documentAnswer(deps, route.status, await handle(present, caller, input));
  });
}

/** Makes an endpoint of a route that is open to anyone. */
export function defineOpenEndpoint<Id extends OpenRouteId>(
  route: RouteOf<Id>,
  handle: (deps: EndpointDeps, input: RouteInput<Id>) => Promise<RouteOutput<Id>>,
): Endpoint {
  return endpointOf(route, async (deps, request) =>
    jsonAnswer(deps, route.status, await handle(deps, parseInput(route, request))),
  );
}

/**
 * Lets a request in: the programme as it is now, who calls, what they ask for and what was looked up for it. For a good
 * token everything is read at once; who may not call is told so, whatever the input.
 */
async function admit<Id extends PeopleRouteId, Found>(
  deps: EndpointDeps,
  route: PeopleRouteOf<Id>,
  request: HttpRequest,
  lookUp: (deps: EndpointDeps, input: RouteInput<Id>) => Promise<Found>,
): Promise<[EndpointDeps, Person, RouteInput<Id>, Promise<Found>]> {
  const speaker = await authenticate(deps, request);
  const asked = Promise.resolve().then(() => {
    const input = parseInput(route, request);
    refusePersonNumbers(route, input, deps.now());
    return input;
  });
  const found = asked.then((input) => lookUp(deps, input));
  found.catch(() => undefined);
  const [caller, present] = await Promise.all([authorise(deps, route, speaker), withCurrentProgramme(deps)]);
  return [present, caller, await asked, found];
}

function endpointOf(
  route: RouteOf<RouteId>,
  answerRequest: (deps: EndpointDeps, request: HttpRequest) => Promise<HttpAnswer>,
): Endpoint {
  const { id } = route;
  return {
    id,
    route,
    async handle(deps, request) {
      const { requestId } = request;
      try {
        return await answerRequest(deps, request);
      } catch (error) {
        logFault(deps, error, { requestId, route: id });
        return answerThrown(error, requestId);
      }
    },
  };
}

function jsonAnswer({ now }: Pick<EndpointDeps, "now">, status: number, value: unknown): HttpAnswer {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: jsonWithoutNumbers(value, now()) };
}
