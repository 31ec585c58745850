import { endEntryLink } from "#shared/app/people/end-entry-link.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { associationNames, entryLinkToWire } from "./people-wire.ts";

/** Ends a link. */
export const endEntryLinkEndpoint = defineEndpoint(
  peopleRoutes["end-entry-link"],
  async (deps, caller, { params }) => {
    const link = await endEntryLink(deps, caller, params.linkId);
    return entryLinkToWire(link, await associationNames(deps), deps.now());
  },
);
