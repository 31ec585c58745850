import { listPeopleChanges } from "#shared/app/people/list-people-changes.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { associationNames, peopleChangeToWire } from "./people-wire.ts";

/** Lists what was changed about people. */
export const listPeopleChangesEndpoint = defineEndpoint(
  peopleRoutes["list-people-changes"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listPeopleChanges(deps, caller, query);
    const names = await associationNames(deps);
    return { items: items.map((change) => peopleChangeToWire(change, names)), cursor };
  },
);
