import type { RouteId } from "#shared/contract/routes.ts";
import * as associations from "./associations/operations.ts";
import * as audit from "./audit/operations.ts";
import type { Endpoint } from "./base/exchange.ts";
import * as corrections from "./corrections/operations.ts";
import * as imports from "./imports/operations.ts";
import * as ledger from "./ledger/operations.ts";
import * as people from "./people/operations.ts";
import * as programme from "./programme/operations.ts";
import * as progress from "./progress/operations.ts";
import * as reports from "./reports/operations.ts";

/**
 * The tables of operations by room and name. Each is a service, and in the cloud a function: what a room reads, what it
 * writes, what anyone may call, and what is heavy.
 */
const rooms = { associations, audit, corrections, imports, ledger, people, programme, progress, reports };

type Rooms = typeof rooms;
/** A service by its room and the name of its table, such as `imports-read`. */
export type ServiceId = {
  [Room in keyof Rooms]: `${Room}-${keyof Rooms[Room] & string}`;
}[keyof Rooms];

/** Operations that are served together, and the module of their table. */
export type Service = { room: string; name: string; endpoints: readonly Endpoint[] };

type Table = { [Room in keyof Rooms]: Rooms[Room][keyof Rooms[Room]] }[keyof Rooms];
type ServedId<Some = Table> = Some extends unknown ? keyof Some : never;

/** All services. */
export const services = servicesOf(rooms);

/** The endpoint of every route; a route without an operation is no program. */
export const endpoints: Readonly<Record<RouteId, Endpoint>> = endpointsOf(services);

function servicesOf(tables: Rooms): Readonly<Record<ServiceId, Service>>;
function servicesOf(
  tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Endpoint>>>>>>,
): Record<string, Service> {
  const all = Object.entries(tables).flatMap(([room, named]) =>
    Object.entries(named).map(([name, table]) => ({ room, name, endpoints: Object.values(table) })),
  );
  return Object.fromEntries(all.map((service) => [`${service.room}-${service.name}`, service]));
}

function endpointsOf(all: Readonly<Record<ServiceId, Service>>): Record<ServedId, Endpoint>;
function endpointsOf(all: Readonly<Record<string, Service>>): Record<string, Endpoint> {
  const served = Object.values(all).flatMap((service) => service.endpoints);
  return Object.fromEntries(served.map((endpoint) => [endpoint.id, endpoint]));
}
