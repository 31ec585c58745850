import { presentDeps } from "#shared/app/present-deps.ts";
import type { Route } from "#shared/contract/route.ts";
import { type RouteId, type RouteInput, type RouteOutput, routes } from "#shared/contract/routes.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Person } from "#shared/domain/person.ts";
import { authorise } from "./authorise.ts";
import { documentAnswer } from "./document-answer.ts";
import { errorFacts } from "./error-facts.ts";
import type { Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "./exchange.ts";
import { parseInput } from "./parse-input.ts";
import { answerThrown } from "./problem.ts";

/** Routes that people of some role call, whose handlers are given the caller. */
type PeopleRouteId = {
  [Id in RouteId]: (typeof routes)[Id]["callers"] extends "anyone" ? never : Id;
}[RouteId];
type OpenRouteId = Exclude<RouteId, PeopleRouteId>;

/** An answer that is no JSON of the contract but a document as it is; one with a name is to be kept as a file. */
export type Document = { contentType: string; fileName?: string; body: string | Uint8Array };

/** Makes an endpoint of a route that people of its roles may call; the handler's JSON is the answer. */
export function defineEndpoint<Id extends PeopleRouteId>(
  id: Id,
  handle: (deps: EndpointDeps, caller: Person, input: RouteInput<Id>) => Promise<RouteOutput<Id>>,
): Endpoint {
  return endpointOf(id, async (deps, request) => {
    const [present, caller, input] = await admit(deps, id, request);
    return jsonAnswer(routes[id].status, await handle(present, caller, input));
  });
}

/** Makes an endpoint of a route that people of its roles may call and that answers with a document. */
export function defineDocumentEndpoint<Id extends PeopleRouteId>(
  id: Id,
  handle: (deps: EndpointDeps, caller: Person, input: RouteInput<Id>) => Promise<Document>,
): Endpoint {
  return endpointOf(id, async (deps, request) => {
    const [present, caller, input] = await admit(deps, id, request);
    return documentAnswer(deps, routes[id].status, await handle(present, caller, input));
  });
}

/** Makes an endpoint of a route that is open to anyone. */
export function defineOpenEndpoint<Id extends OpenRouteId>(
  id: Id,
  handle: (deps: EndpointDeps, input: RouteInput<Id>) => Promise<RouteOutput<Id>>,
): Endpoint {
  return endpointOf(id, async (deps, request) =>
    jsonAnswer(routes[id].status, await handle(deps, parseInput(id, request))),
  );
}

/** Lets a request in: the programme as it is now, who calls, and what they ask for. */
async function admit<Id extends PeopleRouteId>(
  deps: EndpointDeps,
  id: Id,
  request: HttpRequest,
): Promise<[EndpointDeps, Person, RouteInput<Id>]> {
  const caller = await authorise(deps, routes[id], request);
  if (caller === undefined) throw new LedgerFailure("sign-in-needed");
  const input = parseInput(id, request);
  return [await presentDeps(deps), caller, input];
}

function endpointOf(
  id: RouteId,
  answerRequest: (deps: EndpointDeps, request: HttpRequest) => Promise<HttpAnswer>,
): Endpoint {
  const route: Route = routes[id];
  return {
    id,
    route,
    async handle(deps, request) {
      const { requestId } = request;
      try {
        return await answerRequest(deps, request);
      } catch (error) {
        if (!(error instanceof LedgerFailure)) {
          deps.log("request-broken", { requestId, route: id, ...errorFacts(error) });
        }
        return answerThrown(error, requestId);
      }
    },
  };
}

function jsonAnswer(status: number, value: unknown): HttpAnswer {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(value) };
}
