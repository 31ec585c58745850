import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createMailSecretReader } from "#shared/adapters/secrets/secrets-mail.ts";
import { systemClock } from "#shared/adapters/system/system.ts";
import { cloudSenders } from "../senders.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The ways by which reports are sent. */
export const senders: CloudPart<"senders"> = ({ MAIL_SECRET_ID }) => ({
  senders: cloudSenders(
    createMailSecretReader({ client: new SecretsManagerClient({}), secretId: MAIL_SECRET_ID }),
    systemClock,
  ),
});
