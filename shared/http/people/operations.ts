import { entryRoutes } from "#shared/contract/people/entry-routes.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { operation, operations } from "#shared/http/base/operation.ts";
import { entryOperation, ownOperation } from "./entry-operation.ts";
import {
  entryLinkToWire,
  madeLinkToWire,
  peopleChangeToWire,
  personToWire,
  placeNames,
} from "./people-wire.ts";

const done = () => ({ done: true });

/** The people in the register, the changes of them, and the links handed out. */
export const read = operations([peopleRoutes], {
  "list-people": operation({
    parts: ["accounts"],
    use: () => import("#shared/app/people/list-people.ts"),
    run: ({ listPeople }, deps, caller) => listPeople(deps, caller),
    answer: async (people, caller, deps) => {
      const names = await placeNames(deps);
      const items = people.map((known) => personToWire(known, caller, names));
      return { items, signInHere: deps.embedded !== undefined };
    },
  }),
  "list-people-changes": operation({
    parts: ["accounts"],
    use: () => import("#shared/app/people/list-people-changes.ts"),
    run: ({ listPeopleChanges }, deps, caller, { query }) => listPeopleChanges(deps, caller, query),
    answer: async ({ items, cursor }, _, deps) => {
      const names = await placeNames(deps);
      return { items: items.map((change) => peopleChangeToWire(change, names)), cursor };
    },
  }),
  "list-entry-links": operation({
    parts: ["accounts"],
    use: () => import("#shared/app/people/list-entry-links.ts"),
    run: ({ listEntryLinks }, deps, caller) => listEntryLinks(deps, caller),
    answer: async (links, _, deps) => {
      const [names, now] = [await placeNames(deps), deps.now()];
      return { items: links.map((link) => entryLinkToWire(link, names, now)) };
    },
  }),
});

/** What a supervisor changes about people and their links, anybody's own password, and how people come in by them. */
export const write = operations([peopleRoutes, entryRoutes], {
  "change-person": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/change-person.ts"),
    run: ({ changePerson }, deps, caller, { body }) => changePerson(deps, caller, body),
    answer: done,
  }),
  "remove-person": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/remove-person.ts"),
    run: ({ removePerson }, deps, caller, { body }) => removePerson(deps, caller, body.subject),
    answer: done,
  }),
  "invite-person": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/invite-person.ts"),
    run: ({ invitePerson }, deps, caller, { body }) => invitePerson(deps, caller, body),
    answer: madeLinkToWire,
  }),
  "make-password-link": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/make-password-link.ts"),
    run: ({ makePasswordLink }, deps, caller, { body }) => makePasswordLink(deps, caller, body.subject),
    answer: madeLinkToWire,
  }),
  "make-access-link": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/make-access-link.ts"),
    run: ({ makeAccessLink }, deps, caller, { body }) => makeAccessLink(deps, caller, body),
    answer: madeLinkToWire,
  }),
  "end-entry-link": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/end-entry-link.ts"),
    run: ({ endEntryLink }, deps, caller, { params }) => endEntryLink(deps, caller, params.linkId),
    answer: async (link, _, deps) => entryLinkToWire(link, await placeNames(deps), deps.now()),
  }),
  "change-password": ownOperation({
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/change-password-here.ts"),
    run: async ({ changePasswordHere }, deps, caller, { body }, key) => ({
      done: true as const,
      kept: await changePasswordHere(deps, caller, body, key),
    }),
  }),
  "set-authenticator": operation({
    parts: ["accounts"],
    rights: ["table:put", "table:update"],
    use: () => import("#shared/app/people/set-authenticator.ts"),
    run: ({ setAuthenticator }, deps, caller, { body }) => setAuthenticator(deps, caller, body),
    answer: done,
  }),
  "open-entry-link": entryOperation({
    rights: ["table:put", "table:update", "signing-key:read"],
    use: () => import("#shared/app/people/open-entry.ts"),
    run: ({ openEntryHere }, deps, visit, { body }) => openEntryHere(deps, visit, body.secret),
  }),
  "set-up-account": entryOperation({
    rights: ["table:put", "table:update", "signing-key:read"],
    use: () => import("#shared/app/people/sign-in-here.ts"),
    run: ({ setUpHere }, deps, visit, { body }) => setUpHere(deps, visit, body),
  }),
  "sign-in": entryOperation({
    rights: ["table:put", "table:update", "signing-key:read"],
    use: () => import("#shared/app/people/sign-in-here.ts"),
    run: ({ signInHere }, deps, visit, { body }) => signInHere(deps, visit, body),
  }),
  "renew-sign-in": entryOperation({
    rights: ["table:put", "signing-key:read"],
    use: () => import("#shared/app/people/renew-sign-in.ts"),
    run: ({ renewSignIn }, deps, { earlier }) => renewSignIn(deps, earlier),
  }),
  "sign-out": entryOperation({
    rights: ["table:put"],
    use: () => import("#shared/app/people/end-session.ts"),
    run: async ({ endSession }, deps, { earlier }) => {
      await endSession(deps, earlier);
      return { done: true as const, kept: "nothing" as const };
    },
  }),
});
