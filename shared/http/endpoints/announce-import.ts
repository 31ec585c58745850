import { announceImport } from "#shared/app/announce-import.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Announces a file and hands out the form to send it with. */
export const announceImportEndpoint = defineEndpoint("announce-import", async (deps, caller, { body }) => {
  const { record, form } = await announceImport(deps, caller, body);
  return { importId: record.importId, upload: form };
});
