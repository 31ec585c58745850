import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { createIdentityHash } from "#shared/adapters/system/system.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import type { CloudPart } from "./cloud-part.ts";

/** What reading a bank's workbook takes: its reader, and the key under which identity numbers are kept. */
export const workbooks: CloudPart<"workbooks"> = ({ WORKBOOK_WORKER, IDENTITY_KEY_SECRET_ID }) => ({
  tableReader: createWorkbookReader({ workerFile: WORKBOOK_WORKER }),
  identityHash: createIdentityHash(
    createIdentityKeyReader({ client: new SecretsManagerClient({}), secretId: IDENTITY_KEY_SECRET_ID }),
  ),
});
