import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { deriveSigningKey } from "#shared/adapters/auth/derive-signing-key.ts";
import { createOwnTokenMaker } from "#shared/adapters/auth/own-token-maker.ts";
import { createDynamoSessionRepository } from "#shared/adapters/dynamodb/dynamo-session-repository.ts";
import { createDynamoSigningKeys } from "#shared/adapters/dynamodb/dynamo-signing-keys.ts";
import { createDynamoTryCounter } from "#shared/adapters/dynamodb/dynamo-try-counter.ts";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { createNewId, systemClock } from "#shared/adapters/system/system.ts";
import { once } from "#shared/http/base/once.ts";
import type { CloudPart } from "./cloud-part.ts";
import { cloudTable } from "./cloud-table.ts";
import { ownTokens } from "./own-tokens.ts";

/** What signing in here takes: tokens whose key is told to all functions before the first is signed, sessions, and the count of tries. */
export const signIns: CloudPart<"signIns"> = (env) => {
  if (env.OWN_ACCOUNTS === "no") return {};
  const table = cloudTable(env);
  const client = new SecretsManagerClient({});
  const seed = createIdentityKeyReader({ client, secretId: env.SIGNING_SEED_SECRET_ID });
  const signingKey = once(async () => {
    const key = await deriveSigningKey(await seed());
    await createDynamoSigningKeys(table, Date.now).publish(key.keyId, key.publicKey);
    return key;
  });
  return {
    signIns: {
      tokens: createOwnTokenMaker(ownTokens(env), signingKey, createNewId(systemClock)),
      sessions: createDynamoSessionRepository(table),
      tries: createDynamoTryCounter(table, systemClock),
    },
  };
};
