import { changeSettings } from "#shared/app/change-settings.ts";
import { settingsRoutes } from "#shared/contract/settings-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { settingsFromWire, settingsVersionToWire } from "../wire/settings.ts";

/** Changes settings of the programme. */
export const changeSettingsEndpoint = defineEndpoint(
  settingsRoutes["change-settings"],
  async (deps, caller, { body }) =>
    settingsVersionToWire(
      await changeSettings(deps, caller, { ...body, settings: settingsFromWire(body.settings) }),
    ),
);
