import type { RouteId } from "#shared/contract/routes.ts";
import { authenticate } from "./authorise.ts";
import { fetchDeferred } from "./deferred-answer.ts";
import { deferringNeeds } from "./exchange.ts";
import { admit, nothing, type Operation } from "./operation.ts";

/** The operation that gives a deferred answer, as the request would have been answered, or says how it stands. */
export function deferredOperation(): Operation<"read-deferred" & RouteId, "files" | "queue"> {
  const { parts, rights } = deferringNeeds;
  return {
    needs: { parts, rights: [...rights, "files:offer"] },
    load: nothing,
    async answer(deps, route, request) {
      const [present, caller, { params }] = await admit(deps, route, request, nothing);
      const speaker = await authenticate(deps, request);
      return fetchDeferred(present, caller, speaker, params.deferredId);
    },
  };
}
