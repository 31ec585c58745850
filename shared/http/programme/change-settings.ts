import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { settingsRoutes } from "#shared/contract/programme/settings-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { settingsFromWire, settingsVersionToWire } from "./settings-wire.ts";

/** Changes settings of the programme. */
export const changeSettingsEndpoint = defineEndpoint(
  settingsRoutes["change-settings"],
  async (deps, caller, { body }) =>
    settingsVersionToWire(
      await changeSettings(deps, caller, { ...body, settings: settingsFromWire(body.settings) }),
    ),
);
