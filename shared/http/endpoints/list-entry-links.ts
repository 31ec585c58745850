import { listEntryLinks } from "#shared/app/list-entry-links.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { associationNames, entryLinkToWire } from "../wire/people.ts";

/** Lists the links that were handed out. */
export const listEntryLinksEndpoint = defineEndpoint(peopleRoutes["list-entry-links"], async (deps) => {
  const names = await associationNames(deps);
  const now = deps.now();
  return { items: (await listEntryLinks(deps)).map((link) => entryLinkToWire(link, names, now)) };
});
