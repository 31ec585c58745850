import { previewSettings } from "#shared/app/progress/preview-settings.ts";
import { settingsRoutes } from "#shared/contract/programme/settings-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { settingsFromWire } from "#shared/http/programme/settings-wire.ts";
import { standingUnder } from "./standing-wire.ts";

/** Shows what other settings would make of the progress. */
export const previewSettingsEndpoint = defineEndpoint(
  settingsRoutes["preview-settings"],
  async (deps, _caller, { query }) => {
    const { before, after } = await previewSettings(deps, settingsFromWire(query));
    return { before: standingUnder(before), after: standingUnder(after) };
  },
);
