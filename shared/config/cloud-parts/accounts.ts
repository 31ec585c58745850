import { createDynamoAccountRepository } from "#shared/adapters/dynamodb/dynamo-account-repository.ts";
import { createDynamoEntryLinkRepository } from "#shared/adapters/dynamodb/dynamo-entry-link-repository.ts";
import { createScryptPasswords, newSecret } from "#shared/adapters/system/scrypt-passwords.ts";
import { totpCodes } from "#shared/adapters/system/totp-codes.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { CloudPart } from "./cloud-part.ts";
import { cloudTable } from "./cloud-table.ts";
import { ownTokens } from "./own-tokens.ts";

/** The deployment's own accounts and links, unless it has none. */
export const accounts: CloudPart<"accounts"> = (env) => {
  if (env.OWN_ACCOUNTS === "no") return {};
  const table = cloudTable(env);
  const entryLinks = createDynamoEntryLinkRepository(table);
  return {
    embedded: {
      accounts: createDynamoAccountRepository(table, entryLinks),
      entryLinks,
      passwords: createScryptPasswords(),
      codes: totpCodes,
      asksForCodes: env.SECOND_FACTOR === "required",
      newSecret,
      origin: ownTokens(env).audience,
      issuer: embeddedIssuerName,
      otherIssuer: env.OIDC_ISSUER,
    },
  };
};
