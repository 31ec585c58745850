import { endpoints } from "#shared/http/services.ts";
import { heavyRoutes } from "./worker/heavy-routes.ts";

/**
 * Loads the code of every endpoint, or of those alone that are heavy or are not: a process that works for months runs the
 * program that it was started as, whatever lies in its folder by then.
 */
export async function loadCode(which: "all" | "heavy" | "light"): Promise<void> {
  const wanted = Object.values(endpoints).filter(
    ({ id }) => which === "all" || heavyRoutes.has(id) === (which === "heavy"),
  );
  await Promise.all(wanted.map(({ load }) => load()));
}
