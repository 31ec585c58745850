import { previewSettings } from "#shared/app/preview-settings.ts";
import { settingsRoutes } from "#shared/contract/settings-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { settingsFromWire, standingUnder } from "../wire/settings.ts";

/** Shows what other settings would make of the progress. */
export const previewSettingsEndpoint = defineEndpoint(
  settingsRoutes["preview-settings"],
  async (deps, _caller, { query }) => {
    const { before, after } = await previewSettings(deps, settingsFromWire(query));
    return { before: standingUnder(before), after: standingUnder(after) };
  },
);
