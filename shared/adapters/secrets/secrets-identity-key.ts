import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** How long an identity key must be at least, in characters: 256 bits of the alphabet that Secrets Manager generates from. */
const keyLengthMin = 43;

/** Reads the HMAC key of identity numbers from Secrets Manager; a missing or short key is a bug of the deployment. */
export function createIdentityKeyReader(options: {
  client: SecretsManagerClient;
  secretId: string;
}): () => Promise<Uint8Array> {
  return async () => {
    const { SecretString = "" } = await options.client.send(
      new GetSecretValueCommand({ SecretId: options.secretId }),
    );
    if (SecretString.length < keyLengthMin)
      throw new Error("the identity key secret is missing or too short");
    return new TextEncoder().encode(SecretString);
  };
}
