import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { asItIs, operation, operationAhead, operations } from "#shared/http/base/operation.ts";
import { associationToWire, standingToWire } from "./association-wire.ts";
import { memberToWire } from "./member-wire.ts";
import { readingToWire } from "./reading-wire.ts";

/** The associations that a caller may see, how they stand, and who looked at their data. */
export const read = operations([associationRoutes], {
  "list-associations": operation({
    use: () => import("#shared/app/associations/list-associations.ts"),
    run: ({ listAssociations }, deps, caller) => listAssociations(deps, caller),
    answer: (associations) => ({ items: associations.map(associationToWire) }),
  }),
  "read-association": operationAhead({
    rights: ["table:batch"],
    use: () => import("#shared/app/associations/read-association.ts"),
    ahead: ({ lookUpAssociation }, deps, { params }) => lookUpAssociation(deps, params.associationId),
    run: ({ readAssociation }, deps, caller, { params, query }, found) =>
      readAssociation(deps, caller, { ...params, ...query }, found),
    answer: standingToWire,
  }),
  "list-readings": operation({
    use: () => import("#shared/app/associations/list-readings.ts"),
    run: ({ listReadings }, deps, caller, { params, query }) =>
      listReadings(deps, caller, { ...params, ...query }),
    answer: ({ items, cursor }) => ({ items: items.map(readingToWire), cursor }),
  }),
  "list-members": operation({
    use: () => import("#shared/app/associations/list-members.ts"),
    run: ({ listMembers }, deps, caller, { params, query }) =>
      listMembers(deps, caller, { ...params, ...query }),
    answer: ({ items, cursor }, caller) => ({ items: items.map((one) => memberToWire(one, caller)), cursor }),
  }),
  "list-register-changes": operation({
    use: () => import("#shared/app/associations/list-register-changes.ts"),
    run: ({ listRegisterChanges }, deps, _caller, { query }) => listRegisterChanges(deps, query),
    answer: asItIs,
  }),
});
