import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { memberOrders } from "#shared/domain/associations/register-lists.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import {
  asItIs,
  documentOperation,
  operation,
  operationAhead,
  operations,
} from "#shared/http/base/operation.ts";
import { associationSummaryToWire, associationToWire, associationVersionToWire } from "./association-wire.ts";
import { memberToWire, memberVersionToWire } from "./member-wire.ts";
import { readingToWire } from "./reading-wire.ts";

/** The associations that a caller may see, how they stand, and who looked at their data. */
export const read = operations([associationRoutes], {
  "list-associations": operation({
    use: () => import("#shared/app/associations/list-associations.ts"),
    run: ({ listAssociations }, deps, caller) => listAssociations(deps, caller),
    answer: (associations, caller) => ({ items: associations.map((one) => associationToWire(one, caller)) }),
  }),
  "read-association": operationAhead({
    rights: ["table:batch"],
    use: () => import("#shared/app/associations/read-association.ts"),
    ahead: ({ lookUpAssociation }, deps, { params }) => lookUpAssociation(deps, params.associationId),
    run: ({ readAssociation }, deps, caller, { params, query }, found) =>
      readAssociation(deps, caller, { ...params, ...query }, found),
    answer: associationSummaryToWire,
  }),
  "list-association-versions": operation({
    use: () => import("#shared/app/associations/list-association-versions.ts"),
    run: ({ listAssociationVersions }, deps, caller, { params }) =>
      listAssociationVersions(deps, caller, params),
    answer: (versions) => ({ items: versions.map(associationVersionToWire) }),
  }),
  "list-readings": operation({
    use: () => import("#shared/app/associations/list-readings.ts"),
    run: ({ listReadings }, deps, caller, { params, query }) =>
      listReadings(deps, caller, { ...params, ...query }),
    answer: ({ items, cursor }) => ({ items: items.map(readingToWire), cursor }),
  }),
  "list-members": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/associations/list-members.ts"),
    run: ({ listMembers }, deps, caller, { params, query: { sort, ...query } }) =>
      listMembers(deps, caller, { ...params, ...query, order: listOrderOf(memberOrders, sort) }),
    answer: ({ items, ...found }, caller) => ({
      items: items.map((one) => memberToWire(one, caller)),
      ...found,
    }),
  }),
  "read-member-coverage": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/associations/read-member-coverage.ts"),
    run: ({ readMemberCoverage }, deps, caller) => readMemberCoverage(deps, caller),
    answer: ({ byAssociation, ...coverage }) => ({
      ...coverage,
      byAssociation: byAssociation.map(({ association: { associationId, name, countyCode }, ...line }) => ({
        ...{ associationId, name, countyCode },
        ...line,
      })),
    }),
  }),
  "find-members": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/associations/list-members.ts"),
    run: ({ listMembers }, deps, caller, { params, body: { sort, ...query } }) =>
      listMembers(deps, caller, { ...params, ...query, order: listOrderOf(memberOrders, sort) }),
    answer: ({ items, ...found }, caller) => ({
      items: items.map((one) => memberToWire(one, caller)),
      ...found,
    }),
  }),
  "list-member-versions": operation({
    use: () => import("#shared/app/associations/list-member-versions.ts"),
    run: ({ listMemberVersions }, deps, caller, { params, query }) =>
      listMemberVersions(deps, caller, { ...params, ...query }),
    answer: (versions, caller) => ({ items: versions.map((one) => memberVersionToWire(one, caller)) }),
  }),
  "list-register-changes": operation({
    use: () => import("#shared/app/associations/list-register-changes.ts"),
    run: ({ listRegisterChanges }, deps, _caller, { query }) => listRegisterChanges(deps, query),
    answer: asItIs,
  }),
});

/** The registers as workbooks: a separate service, because it writes books. */
export const books = operations([associationRoutes], {
  "read-associations-book": documentOperation({
    parts: ["books"],
    use: () => import("#shared/app/associations/read-associations-book.ts"),
    run: ({ readAssociationsBook }, deps, caller) => readAssociationsBook(deps, caller),
  }),
  "read-members-book": documentOperation({
    parts: ["books"],
    use: () => import("#shared/app/associations/read-members-book.ts"),
    run: ({ readMembersBook }, deps, caller, { params }) => readMembersBook(deps, caller, params),
  }),
});
