import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Place } from "../hooks/place.ts";

/** What a page is given: who looks, at which programme, and where in the address. */
export type PageProps = {
  me: RouteOutput<"read-me">;
  programme: RouteOutput<"read-programme">;
  place: Place;
};
