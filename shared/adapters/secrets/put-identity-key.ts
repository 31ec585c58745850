import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { Secret } from "./secrets-identity-key.ts";

/** Puts an identity key that comes from elsewhere into the place of the present one, byte for byte. */
export async function putIdentityKey({ client, secretId }: Secret, key: Uint8Array): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretBinary: key }));
}
