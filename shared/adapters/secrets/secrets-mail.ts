import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Reads the secret that holds how mail is sent, as the JSON text that the operator put there; a missing secret is a bug of the deployment. */
export function createMailSecretReader(options: {
  client: SecretsManagerClient;
  secretId: string;
}): () => Promise<string> {
  return async () => {
    const { SecretString } = await options.client.send(
      new GetSecretValueCommand({ SecretId: options.secretId }),
    );
    if (SecretString === undefined) throw new Error("the mail secret is missing");
    return SecretString;
  };
}
