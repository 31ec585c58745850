import { endEntryLink } from "#shared/app/end-entry-link.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { associationNames, entryLinkToWire } from "../wire/people.ts";

/** Ends a link. */
export const endEntryLinkEndpoint = defineEndpoint(
  peopleRoutes["end-entry-link"],
  async (deps, caller, { params }) => {
    const link = await endEntryLink(deps, caller, params.linkId);
    return entryLinkToWire(link, await associationNames(deps), deps.now());
  },
);
