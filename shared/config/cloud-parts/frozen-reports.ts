import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { cloudFiles } from "./cloud-files.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The files of published reports. */
export const frozenReports: CloudPart<"frozenReports"> = (env) => ({
  frozenReports: createFrozenReports(cloudFiles(env)),
});
