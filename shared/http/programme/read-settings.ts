import { readSettings } from "#shared/app/programme/read-settings.ts";
import { settingsRoutes } from "#shared/contract/programme/settings-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { presentSettings, settingsVersionToWire } from "./settings-wire.ts";

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
