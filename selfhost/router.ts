import type { routes } from "#shared/contract/routes.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Endpoint } from "#shared/http/base/exchange.ts";

/** The endpoint that a request is for, and the parameters in its path. */
export type Match = { endpoint: Endpoint; params: Record<string, string> };

/** Finds endpoints by the path templates of the table. The finder fails with `route-unknown` or `method-not-allowed`. */
export function createRouter(
  endpoints: Readonly<Record<keyof typeof routes, Endpoint>>,
): (method: string, path: string) => Match {
  const table = Object.values(endpoints).map((endpoint) => ({
    endpoint,
    segments: endpoint.route.path.split("/"),
  }));
  return (method, path) => {
    const asked = path.split("/").map(decode);
    const found = table.flatMap(({ endpoint, segments }) => {
      const params = paramsOf(segments, asked);
      return params === undefined ? [] : [{ endpoint, params }];
    });
    if (found.length === 0) throw new LedgerFailure("route-unknown");
    const wanted = method === "HEAD" ? "GET" : method;
    const match = found.find(({ endpoint }) => endpoint.route.method === wanted);
    if (match === undefined) {
      throw new LedgerFailure("method-not-allowed", {
        allow: found.map(({ endpoint }) => endpoint.route.method),
      });
    }
    return match;
  };
}

function paramsOf(
  segments: readonly string[],
  asked: readonly (string | undefined)[],
): Record<string, string> | undefined {
  if (segments.length !== asked.length) return undefined;
  const params: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const value = asked[index];
    if (value === undefined) return undefined;
    if (segment.startsWith("{")) {
      if (value === "") return undefined;
      params.push([segment.slice(1, -1), value]);
    } else if (segment !== value) {
      return undefined;
    }
  }
  return Object.fromEntries(params);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
