import type { Merged } from "#shared/app/corrections/merge-associations.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { correctionOrders } from "#shared/domain/corrections/correction-list.ts";
import { registeredToWire } from "#shared/http/associations/association-wire.ts";
import { operation, operations } from "#shared/http/base/operation.ts";
import { correctionToWire, correctionWithEventsToWire } from "./correction-wire.ts";

/** The correction requests that a caller may see. */
export const read = operations([correctionRoutes], {
  "list-corrections": operation({
    rights: ["table:batch", "index:query"],
    use: () => import("#shared/app/corrections/list-corrections.ts"),
    run: ({ listCorrections }, deps, caller, { query: { sort, ...query } }) =>
      listCorrections(deps, caller, { ...query, order: listOrderOf(correctionOrders, sort) }),
    answer: ({ items, ...found }, caller) => ({
      items: items.map((seen) => correctionToWire(seen, caller)),
      ...found,
    }),
  }),
  "read-correction": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/corrections/read-correction.ts"),
    run: ({ readCorrection }, deps, caller, { params }) => readCorrection(deps, caller, params.correctionId),
    answer: correctionWithEventsToWire,
  }),
});

const mergeRights = ["table:batch", "table:put", "table:update", "index:query"] as const;

function mergedToWire({ association, moved }: Merged, caller: Person): RouteAnswer<"merge-association"> {
  return { association: registeredToWire(association, caller), moved };
}

/** What is said to a correction request, and what makes one association of two. */
export const write = operations([correctionRoutes], {
  "raise-correction": operation({
    rights: ["table:batch", "table:put"],
    use: () => import("#shared/app/corrections/raise-correction.ts"),
    run: ({ raiseCorrection }, deps, caller, { body }) => raiseCorrection(deps, caller, body),
    answer: correctionWithEventsToWire,
  }),
  "claim-loan": operation({
    rights: ["table:batch", "table:put", "index:query"],
    use: () => import("#shared/app/corrections/claim-loan.ts"),
    run: ({ claimLoan }, deps, caller, { body }) => claimLoan(deps, caller, body),
    answer: correctionWithEventsToWire,
  }),
  "confirm-claim": operation({
    rights: ["table:batch", "table:put", "table:update"],
    use: () => import("#shared/app/corrections/confirm-claim.ts"),
    run: ({ confirmClaim }, deps, caller, { params, body }) =>
      confirmClaim(deps, caller, { ...params, ...body }),
    answer: correctionWithEventsToWire,
  }),
  "answer-correction": operation({
    rights: ["table:batch", "table:put"],
    use: () => import("#shared/app/corrections/answer-correction.ts"),
    run: ({ answerCorrection }, deps, caller, { params, body }) =>
      answerCorrection(deps, caller, { ...params, ...body }),
    answer: correctionWithEventsToWire,
  }),
  "close-correction": operation({
    rights: ["table:batch", "table:put"],
    use: () => import("#shared/app/corrections/close-correction.ts"),
    run: ({ closeCorrection }, deps, caller, { params, body }) =>
      closeCorrection(deps, caller, { ...params, ...body }),
    answer: correctionWithEventsToWire,
  }),
  "merge-association": operation({
    rights: mergeRights,
    use: () => import("#shared/app/corrections/merge-associations.ts"),
    run: ({ mergeAssociations }, deps, caller, { params, body }) =>
      mergeAssociations(deps, caller, { ...params, ...body }),
    answer: mergedToWire,
  }),
  "separate-association": operation({
    rights: mergeRights,
    use: () => import("#shared/app/corrections/merge-associations.ts"),
    run: ({ separateAssociation }, deps, caller, { params, body }) =>
      separateAssociation(deps, caller, { ...params, ...body }),
    answer: mergedToWire,
  }),
  "reopen-correction": operation({
    rights: ["table:batch", "table:put"],
    use: () => import("#shared/app/corrections/reopen-correction.ts"),
    run: ({ reopenCorrection }, deps, caller, { params, body }) =>
      reopenCorrection(deps, caller, { ...params, ...body }),
    answer: correctionWithEventsToWire,
  }),
});
