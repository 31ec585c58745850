import { hashOf, type Place } from "./place.ts";

/** Changes the query of the present place, `undefined` taking a name out, without a new step in the history. */
export function setQuery({ parts, query }: Place, changes: Record<string, string | undefined>): void {
  const state: unknown = history.state;
  location.replace(queryHash({ parts, query }, changes));
  history.replaceState(state, "");
}

/** The hash of the present place with a changed query. */
export function queryHash(
  { parts, query }: Pick<Place, "parts" | "query">,
  changes: Record<string, string | undefined>,
): string {
  return hashOf(parts, { ...Object.fromEntries(query), ...changes });
}
