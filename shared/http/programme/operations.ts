import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { settingsRoutes } from "#shared/contract/programme/settings-routes.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { maskAddress } from "#shared/domain/base/mask-address.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import { type Settings, settingsOf } from "#shared/domain/programme/programme-settings.ts";
import { asItIs, nothing, openOperation, operation, operations } from "#shared/http/base/operation.ts";

/** Settings as a caller may see them: mail addresses are masked unless the caller may change them. */
function withShownAddresses<T extends Settings>(caller: Person, settings: T): T {
  const { mailTo } = settings;
  const isWhole = mailTo === undefined || sightOf(caller).addresses === "whole";
  return isWhole ? settings : { ...settings, mailTo: mailTo.map(maskAddress) };
}

/** What the service says about itself to anyone: that it answers, its API, and where people sign in. */
export const open = operations([serviceRoutes], {
  "read-health": openOperation({
    use: nothing,
    run: async (_, { version, storeName }) => ({ status: "ok", version, store: storeName }),
  }),
  "read-openapi": openOperation({
    use: () => import("./openapi.ts"),
    run: async ({ openApiDocument }) => openApiDocument(),
  }),
  "read-sign-in": openOperation({
    use: nothing,
    run: async (_, { signIn }) => signIn,
  }),
});

/** Who one is to the programme, what it is, and how its settings came to be. */
export const read = operations([serviceRoutes, settingsRoutes], {
  "read-me": operation({
    parts: ["accounts"],
    use: () => import("#shared/app/people/read-me.ts"),
    run: ({ readMe }, deps, caller) => readMe(deps, caller),
    answer: asItIs,
  }),
  "read-programme": operation({
    use: nothing,
    run: async (_, { programme }) => programme,
    answer: (programme) => ({
      ...programme,
      banks: banksOf(programme).map((bank) => ({ ...bank, branches: bank.branches ?? [] })),
    }),
  }),
  "read-settings": operation({
    use: () => import("#shared/app/programme/read-settings.ts"),
    run: ({ readSettings }, deps, _, { query }) => readSettings(deps, query),
    answer: ({ revision, changes }, caller, { programme }) => ({
      revision,
      settings: withShownAddresses(caller, settingsOf(programme)),
      items: changes.items.map((version) => ({
        ...version,
        before: withShownAddresses(caller, version.before),
        after: withShownAddresses(caller, version.after),
      })),
      cursor: changes.cursor,
    }),
  }),
});

/** The change of settings. */
export const write = operations([settingsRoutes], {
  "change-settings": operation({
    rights: ["table:put"],
    use: () => import("#shared/app/programme/change-settings.ts"),
    run: ({ changeSettings }, deps, caller, { body }) => changeSettings(deps, caller, body),
    answer: asItIs,
  }),
});
