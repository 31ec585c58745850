/** Where the page is: the parts of the hash route and its query, `#/loans?month=2016-06`. */
export type Place = { parts: readonly string[]; query: URLSearchParams; hash: string };

/** The place that a hash names; parts that are no good encoding are taken as they stand. */
export function placeInHash(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    parts: path.split("/").filter(Boolean).map(decoded),
    query: new URLSearchParams(query),
    hash,
  };
}

/** The hash of a place: its parts encoded, and a query without its empty values. */
export function hashOf(parts: readonly string[], query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const path = `#/${parts.map(encodeURIComponent).join("/")}`;
  const asked = search.toString();
  return asked === "" ? path : `${path}?${asked}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
