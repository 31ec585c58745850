import { hashOf } from "../../hooks/place.ts";

/** The address of the cockpit: of a day, by default today, on a page or filling the screen. */
export function cockpitHash({ asOf, screen = false }: { asOf: string; screen?: boolean }): string {
  return hashOf(["cockpit"], { asOf, screen: screen ? "1" : undefined });
}
