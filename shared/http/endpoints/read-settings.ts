import { readSettings } from "#shared/app/read-settings.ts";
import { settingsRoutes } from "#shared/contract/settings-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { presentSettings, settingsVersionToWire } from "../wire/settings.ts";

/** Shows the programme's settings and how they came to be. */
export const readSettingsEndpoint = defineEndpoint(
  settingsRoutes["read-settings"],
  async (deps, _caller, { query }) => {
    const { revision, changes } = await readSettings(deps, query);
    return {
      revision,
      settings: presentSettings(deps.programme),
      items: changes.items.map(settingsVersionToWire),
      cursor: changes.cursor,
    };
  },
);
