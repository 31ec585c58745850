import { listPeople } from "#shared/app/people/list-people.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { associationNames, personToWire } from "./people-wire.ts";

/** Lists everybody whom the register lets in. */
export const listPeopleEndpoint = defineEndpoint(peopleRoutes["list-people"], async (deps, caller) => {
  const names = await associationNames(deps);
  const items = (await listPeople(deps, caller)).map((known) => personToWire(known, caller, names));
  return { items, signInHere: deps.embedded !== undefined };
});
