import { listEntryLinks } from "#shared/app/people/list-entry-links.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { associationNames, entryLinkToWire } from "./people-wire.ts";

/** Lists the links that were handed out. */
export const listEntryLinksEndpoint = defineEndpoint(peopleRoutes["list-entry-links"], async (deps) => {
  const names = await associationNames(deps);
  const now = deps.now();
  return { items: (await listEntryLinks(deps)).map((link) => entryLinkToWire(link, names, now)) };
});
