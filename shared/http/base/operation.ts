import * as z from "zod";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { Route } from "#shared/contract/base/route.ts";
import type { RouteAnswer, RouteId, RouteInput, RouteOutput, routes } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Part } from "#shared/ports/parts.ts";
import { authenticate, authorise } from "./authorise.ts";
import { type Document, documentAnswer } from "./document-answer.ts";
import type { DepsWith, Endpoint, EndpointDeps, HttpAnswer, HttpRequest, Needs } from "./exchange.ts";
import { logFault } from "./log-fault.ts";
import { logRefusal } from "./log-refusal.ts";
import { parseInput } from "./parse-input.ts";
import { jsonWithoutNumbers, refusePersonNumbers } from "./personal-numbers.ts";
import { answerThrown } from "./problem.ts";
import { refuseMisleading } from "./written-fields.ts";

/** Routes that people of some role call, whose operations are given the caller. */
type PeopleRouteId = {
  [Id in RouteId]: (typeof routes)[Id]["callers"] extends "anyone" ? never : Id;
}[RouteId];
/** Routes that answer with a document, not with JSON of the contract. */
type DocumentRouteId = {
  [Id in PeopleRouteId]: (typeof routes)[Id] extends { output: unknown } ? never : Id;
}[PeopleRouteId];
/** Routes that people call and that answer with JSON. */
export type JsonRouteId = Exclude<PeopleRouteId, DocumentRouteId>;
/** Routes that anyone may call. */
export type OpenRouteId = Exclude<RouteId, PeopleRouteId>;
/** A route of the table, by its id. */
type RouteOf<Id extends RouteId> = Route & { id: Id };
type Answered<Id extends RouteId, P extends Part> = (
  deps: DepsWith<P>,
  route: RouteOf<Id>,
  request: HttpRequest,
) => Promise<HttpAnswer>;

/** What the route does whose id is the key in a table of operations. */
export type Operation<Id extends RouteId, P extends Part> = {
  /** Never set: it tells the compiler which route the operation serves. */
  of?: Id;
  needs: Needs<P>;
  load: () => Promise<unknown>;
  answer: Answered<Id, P>;
};

/** How a table says what a route does: what it needs, its use case, and how that is called. */
type Row<Id extends RouteId, Module, P extends Part, Result, Found = undefined> = Needs<P> & {
  /** The module of the use case, loaded when the route is first called. */
  use: () => Promise<Module>;
  run: (
    used: Module,
    deps: DepsWith<NoInfer<P>>,
    caller: Person,
    input: RouteInput<Id>,
    found: Promise<Found>,
  ) => Promise<Result>;
};

/** What goes on the wire of a use case's result. */
type Answer<Id extends RouteId, P extends Part, Result> = {
  answer: (
    result: Result,
    caller: Person,
    deps: DepsWith<NoInfer<P>>,
  ) => RouteAnswer<NoInfer<Id>> | Promise<RouteAnswer<NoInfer<Id>>>;
};

/**
 * What can be looked up before the caller is known: it begins, for a good token and good input, while person and
 * settings are still being read. The operation awaits it; a caller who is not let in learns nothing of it.
 */
type Ahead<Id extends RouteId, Module, P extends Part, Found> = {
  ahead: (used: Module, deps: DepsWith<NoInfer<P>>, input: RouteInput<Id>) => Promise<Found>;
};

/** Where an operation uses nothing, or looks nothing up ahead. */
export const nothing = async () => undefined;

/** The operation of a route that people of its roles may call and that answers with JSON. */
export function operation<Id extends JsonRouteId, Module, Result, P extends Part = never>(
  row: Row<Id, Module, P, Result> & Answer<Id, P, Result>,
): Operation<Id, P> {
  return operationAhead({ ...row, ahead: nothing });
}

/** The same for an answer whose data is looked up ahead. */
export function operationAhead<Id extends JsonRouteId, Module, Result, Found, P extends Part = never>(
  row: Ahead<Id, Module, P, Found> & Row<Id, Module, P, Result, Found> & Answer<Id, P, Result>,
): Operation<Id, P> {
  return peopleOperation(row, row.ahead, async (result, route, caller, deps) =>
    jsonAnswer(deps, route, await row.answer(result, caller, deps)),
  );
}

/** The operation of a route that people of its roles may call and that answers with a document. */
export function documentOperation<Id extends DocumentRouteId, Module, P extends Part = never>(
  row: Row<Id, Module, P, Document>,
): Operation<Id, P> {
  return peopleOperation(row, nothing, (result, { status }, _, deps) => documentAnswer(deps, status, result));
}

function peopleOperation<Id extends PeopleRouteId, Module, P extends Part, Result, Found>(
  { parts, rights, use, run }: Row<Id, Module, P, Result, Found>,
  ahead: Ahead<Id, Module, P, Found>["ahead"],
  answer: (result: Result, route: RouteOf<Id>, caller: Person, deps: DepsWith<P>) => Promise<HttpAnswer>,
): Operation<Id, P> {
  return {
    needs: { parts, rights },
    load: use,
    async answer(deps, route, request) {
      const used = await use();
      const lookUp = (input: RouteInput<Id>) => ahead(used, deps, input);
      const [present, caller, input, found] = await admit(deps, route, request, lookUp);
      return answer(await run(used, present, caller, input, found), route, caller, present);
    },
  };
}

/** The operation of a route that is open to anyone; it never touches the table. */
export function openOperation<Id extends OpenRouteId, Module>(row: {
  use: () => Promise<Module>;
  run: (used: Module, deps: DepsWith<never>, input: RouteInput<Id>) => Promise<RouteOutput<Id>>;
}): Operation<Id, never> {
  return {
    needs: {},
    load: row.use,
    answer: async (deps, route, request) =>
      jsonAnswer(deps, route, await row.run(await row.use(), deps, parseInput(route, request))),
  };
}

/** The endpoints of the routes that a table of operations serves. */
type Served<Rows> = {
  [Id in keyof Rows]: Rows[Id] extends { needs: Needs<infer P> } ? Endpoint<P> : never;
};

/** Makes operations of some parts of the table of routes endpoints. */
export function operations<
  Table extends Record<string, Route>,
  Rows extends { [Id in KeyOf<Table> & RouteId]?: { of?: Id } },
>(tables: readonly Table[], rows: Rows): Served<Rows>;
export function operations(
  tables: readonly Readonly<Record<string, RouteOf<RouteId>>>[],
  rows: Readonly<Record<string, Operation<RouteId, Part>>>,
): Record<string, Endpoint> {
  const routes = tables.flatMap((table) => Object.values(table));
  const made = routes.flatMap((route) => {
    const row = rows[route.id];
    return row === undefined ? [] : [[route.id, endpointOf(route, row)] as const];
  });
  return Object.fromEntries(made);
}

type KeyOf<Table> = Table extends unknown ? keyof Table : never;

/** Answers with the result as it is. */
export function asItIs<Result>(result: Result): Result {
  return result;
}

/**
 * Lets a request in: the present programme, the caller, the input and what was looked up for it. For a good token
 * everything is read at once; a caller who may not call learns only that, whatever the input.
 */
export async function admit<Id extends PeopleRouteId, Found, Given extends DepsWith<never>>(
  deps: Given,
  route: RouteOf<Id>,
  request: HttpRequest,
  lookUp: (input: RouteInput<Id>) => Promise<Found>,
): Promise<[Given, Person, RouteInput<Id>, Promise<Found>]> {
  const speaker = await authenticate(deps, request);
  const asked = Promise.resolve().then(() => {
    const input = parseInput(route, request);
    refuseMisleading(input);
    refusePersonNumbers(route, input, deps.now());
    return input;
  });
  const found = asked.then(lookUp);
  found.catch(() => undefined);
  const admitted = authorise(deps, route, speaker).catch((error: unknown) => {
    logRefusal(deps, error, speaker, { requestId: request.requestId, route: route.id });
    throw error;
  });
  const [caller, present] = await Promise.all([admitted, withCurrentProgramme(deps)]);
  return [present, caller, await asked, found];
}

function endpointOf(route: RouteOf<RouteId>, { needs, load, answer }: Operation<RouteId, Part>): Endpoint {
  const { id } = route;
  return {
    id,
    route,
    needs,
    load,
    async handle(deps, request) {
      const { requestId } = request;
      try {
        return await answer(deps, route, request);
      } catch (error) {
        logFault(deps, error, { requestId, route: id });
        return answerThrown(error, requestId);
      }
    },
  };
}

/** What the route's schema makes of an answer: JSON that has what the schema names and nothing else. */
export function jsonAnswer(
  { now }: Pick<EndpointDeps, "now">,
  { status, output }: Route,
  result: unknown,
): HttpAnswer {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  const value = output === undefined ? result : z.encode(output, result);
  return { status, headers, body: jsonWithoutNumbers(value, now()) };
}
