import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createEventBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { createMailSecretReader } from "#shared/adapters/secrets/secrets-mail.ts";
import { systemClock } from "#shared/adapters/system/system.ts";
import { cloudSenders } from "../senders.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The ways by which reports are sent. */
export const senders: CloudPart<"senders"> = ({ MAIL_SECRET_ID, EVENT_BUS }) => ({
  senders: cloudSenders(
    createMailSecretReader({ client: new SecretsManagerClient({}), secretId: MAIL_SECRET_ID }),
    createEventBus({ client: new EventBridgeClient({}), busName: EVENT_BUS }),
    systemClock,
  ),
});
