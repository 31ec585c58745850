import * as z from "zod";
import { type RouteAnswer, type RouteId, type RouteOutput, routes } from "#shared/contract/routes.ts";

/** The JSON that a route answers with, made of what its operation gave. */
export function onTheWire<Id extends RouteId>(id: Id, told: RouteAnswer<Id>): RouteOutput<Id> {
  const schema = (routes[id] as { output: z.ZodType }).output;
  return z.encode(schema, told) as RouteOutput<Id>;
}
