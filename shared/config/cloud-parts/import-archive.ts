import { createImportArchive } from "#shared/adapters/stored/import-archive.ts";
import { cloudFiles } from "./cloud-files.ts";
import type { CloudPart } from "./cloud-part.ts";

/** What imports' checks have written. */
export const importArchive: CloudPart<"importArchive"> = (env) => ({
  importArchive: createImportArchive(cloudFiles(env)),
});
