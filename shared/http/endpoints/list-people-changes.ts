import { listPeopleChanges } from "#shared/app/list-people-changes.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { associationNames, peopleChangeToWire } from "../wire/people.ts";

/** Lists what was changed about people. */
export const listPeopleChangesEndpoint = defineEndpoint(
  peopleRoutes["list-people-changes"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listPeopleChanges(deps, caller, query);
    const names = await associationNames(deps);
    return { items: items.map((change) => peopleChangeToWire(change, names)), cursor };
  },
);
