import { reopenUpload } from "#shared/app/imports/reopen-upload.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Hands out another form for a file that has not arrived. */
export const reopenUploadEndpoint = defineEndpoint(
  importRoutes["reopen-upload"],
  async (deps, caller, { params }) => {
    const { importId } = params;
    return { importId, upload: await reopenUpload(deps, caller, importId) };
  },
);
