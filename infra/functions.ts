import { Duration } from "aws-cdk-lib";
import type { Route } from "#shared/contract/base/route.ts";
import { type RouteId, type WorkerId, workers as workerTable } from "#shared/contract/routes.ts";
import { deferringNeeds, type Needs } from "#shared/http/base/exchange.ts";
import type { Right } from "#shared/http/base/right.ts";
import { type ServiceId, services } from "#shared/http/services.ts";
import { workers } from "#shared/http/workers.ts";
import type { Part } from "#shared/ports/parts.ts";

/** Every function of the deployment: one for each service and each worker, and one for the pages. */
export type FunctionId = ServiceId | WorkerId | "serve-pages";

/** A function as the tables of operations and workers say it. */
export type MadeFunction = {
  id: FunctionId;
  /** Its folder below `functions/`. */
  folder: string;
  /** What makes its handler, from which exported table of operations or worker. */
  handler: {
    from: "serviceLambda" | "queueLambda" | "scheduleLambda" | "makingLambda" | "pagesLambda";
    of: string;
  };
  room: string;
  routes: readonly Route[];
  /** What it does to the table: what anyone may call never touches it. */
  access: "none" | "read" | "write";
  parts: readonly Part[];
  rights: readonly Right[];
};

/** What makes the handler of a worker, by what calls it. */
const lambdaOf = {
  queue: "queueLambda",
  schedule: "scheduleLambda",
  "schedule and queue": "makingLambda",
} as const;

/** All functions by their ids. */
export const functions: ReadonlyMap<FunctionId, MadeFunction> = new Map(
  [...madeServices(), ...madeWorkers(), pages()].map((made) => [made.id, made]),
);
export const functionIds: readonly FunctionId[] = [...functions.keys()];

/** The function of an id. */
export function functionOf(id: FunctionId): MadeFunction {
  const found = functions.get(id);
  if (found === undefined) throw new Error(`there is no function ${id}`);
  return found;
}

/** The function that answers a route. */
export function servedBy(id: RouteId): MadeFunction {
  const found = [...functions.values()].find(({ routes }) => routes.some((route) => route.id === id));
  if (found === undefined) throw new Error(`no function answers ${id}`);
  return found;
}

/** Whether a function answers some route whose answer may be deferred. */
export function mayDefer({ routes }: Pick<MadeFunction, "routes">): boolean {
  return routes.some(({ mayBeDeferred }) => mayBeDeferred === true);
}

/** Whether a function may write that an association's data was looked at, whatever else it does. */
export function mayNoteReadings({ routes }: MadeFunction): boolean {
  return routes.some(({ notesReading }) => notesReading === true);
}

function madeServices(): MadeFunction[] {
  return entriesOf(services).map(([id, { room, name, endpoints }]) => {
    const routes = endpoints.map(({ route }) => route);
    return {
      id,
      room,
      folder: `${room}/${name}`,
      handler: { from: "serviceLambda", of: name },
      routes,
      access: accessOf(routes),
      ...unionOf([...endpoints.map(({ needs }) => needs), ...(mayDefer({ routes }) ? [deferringNeeds] : [])]),
    };
  });
}

function madeWorkers(): MadeFunction[] {
  return entriesOf(workers).map(([id, { room, name, needs }]) => ({
    id,
    room,
    folder: `${room}/${id}`,
    handler: { from: lambdaOf[workerTable[id].trigger], of: name },
    routes: [],
    access: workerTable[id].access,
    ...unionOf([needs]),
  }));
}

function pages(): MadeFunction {
  return {
    id: "serve-pages",
    room: "base",
    folder: "base/serve-pages",
    handler: { from: "pagesLambda", of: "cloudPages" },
    routes: [],
    access: "none",
    parts: [],
    rights: [],
  };
}

function accessOf(routes: readonly Route[]): MadeFunction["access"] {
  if (routes.every(({ callers }) => callers === "anyone")) return "none";
  return routes.some(({ access }) => access === "write") ? "write" : "read";
}

function unionOf(all: readonly Needs<Part>[]): { parts: Part[]; rights: Right[] } {
  const parts = new Set(all.flatMap((needs) => needs.parts ?? []));
  const rights = new Set(all.flatMap((needs) => needs.rights ?? []));
  return { parts: [...parts].toSorted(), rights: [...rights].toSorted() };
}

function entriesOf<Id extends string, T>(table: Readonly<Record<Id, T>>): [Id, T][];
function entriesOf<T>(table: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(table);
}

/** How long the functions may run: an HTTP API waits 30 seconds at most. */
export const timeouts = {
  route: Duration.seconds(29),
  check: Duration.minutes(5),
  post: Duration.minutes(15),
  mail: Duration.minutes(5),
  making: Duration.minutes(15),
  watch: Duration.minutes(15),
} as const;
