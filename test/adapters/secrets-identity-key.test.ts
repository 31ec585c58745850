import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { putIdentityKey } from "#shared/adapters/secrets/put-identity-key.ts";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { createIdentityHash } from "#shared/adapters/system/system.ts";

const key = "k".repeat(64);

it("the key is read once, however many numbers are hashed", async () => {
  const client = new SecretsManagerClient({ region: "eu-central-1" });
  const mock = mockClient(client)
    .on(GetSecretValueCommand, { SecretId: "id" })
    .resolves({ SecretString: key });
  const hash = createIdentityHash(createIdentityKeyReader({ client, secretId: "id" }));

  const hashes = await Promise.all([hash("341122199001011234"), hash("341122199001011234"), hash("1")]);

  expect(new Set(hashes).size).toBe(2);
  expect(mock.calls()).toHaveLength(1);
});

it("a key that came from elsewhere is read as it was put, byte for byte", async () => {
  const client = new SecretsManagerClient({ region: "eu-central-1" });
  const own = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
  const mock = mockClient(client);
  mock.on(GetSecretValueCommand).resolves({ SecretBinary: own });

  await putIdentityKey({ client, secretId: "id" }, own);

  expect(mock.commandCalls(PutSecretValueCommand)[0]?.args[0].input).toEqual({
    SecretId: "id",
    SecretBinary: own,
  });
  expect(await createIdentityKeyReader({ client, secretId: "id" })()).toEqual(own);
});

it.each([undefined, "", "short"])("a secret %j is no key", async (SecretString) => {
  const client = new SecretsManagerClient({ region: "eu-central-1" });
  mockClient(client).resolves(SecretString === undefined ? {} : { SecretString });

  await expect(createIdentityKeyReader({ client, secretId: "id" })()).rejects.toThrow(/too short/);
});
