import { announceImport } from "#shared/app/imports/announce-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Announces a file and hands out the form to send it with. */
export const announceImportEndpoint = defineEndpoint(
  importRoutes["announce-import"],
  async (deps, caller, { body }) => {
    const { typedTotal, ...file } = body;
    const { count, amountFen } = typedTotal ?? {};
    const typed = typedTotal && { count, amountFen: amountFen === undefined ? undefined : BigInt(amountFen) };
    const { record, form } = await announceImport(deps, caller, { ...file, typedTotal: typed });
    return { importId: record.importId, upload: form };
  },
);
