import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createDynamoAccountStore } from "#shared/adapters/dynamodb/dynamo-account-store.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createScryptPasswords, newSecret } from "#shared/adapters/system/scrypt-passwords.ts";
import { chance, createNewId, pause, sha256, systemClock } from "#shared/adapters/system/system.ts";
import { totpCodes } from "#shared/adapters/system/totp-codes.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { CloudOutputs } from "./cloud-outputs.ts";
import { readProgramme } from "./programme-file.ts";

/** What inviting somebody takes, on the table of a deployment. Fails with `settings-invalid` where its pages' address is not known. */
export async function inviting(
  { Table: tableName, Url }: CloudOutputs,
  programmeFile: string | undefined,
): Promise<
  Pick<Deps, "people" | "associations" | "programme" | "settings" | "embedded" | "now" | "newId" | "sha256">
> {
  if (Url === undefined) throw new LedgerFailure("settings-invalid", { settings: ["--cloud：缺少 Url"] });
  const source = { client: new DynamoDBClient({}), tableName, pause, chance };
  const { accounts, entryLinks } = createDynamoAccountStore(source);
  return {
    ...createDynamoStore(source),
    programme: await readProgramme(programmeFile),
    embedded: {
      ...{ accounts, entryLinks, newSecret },
      passwords: createScryptPasswords(),
      codes: totpCodes,
      asksForCodes: true,
      origin: Url,
      issuer: embeddedIssuerName,
    },
    now: systemClock,
    newId: createNewId(systemClock),
    sha256,
  };
}
