import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** How long a generated identity key must be at least, in characters: 256 bits of the alphabet that Secrets Manager uses. */
const keyLengthMin = 43;
/** How long one must be that came from elsewhere as it was there. */
const keyBytesMin = 32;

/** A secret of Secrets Manager. */
export type Secret = { client: SecretsManagerClient; secretId: string };

/** Reads a key, such as that of identity numbers, from Secrets Manager; a missing or short key is a bug of the deployment. */
export function createIdentityKeyReader({ client, secretId }: Secret): () => Promise<Uint8Array> {
  return async () => {
    const secret = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const { SecretString = "", SecretBinary } = secret;
    if (SecretBinary !== undefined && SecretBinary.byteLength >= keyBytesMin) return SecretBinary;
    if (SecretString.length < keyLengthMin) throw new Error("the secret of a key is missing or too short");
    return new TextEncoder().encode(SecretString);
  };
}
