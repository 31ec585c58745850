import { verifyByIssuer } from "#shared/adapters/auth/verify-by-issuer.ts";
import { createDynamoSigningKeys } from "#shared/adapters/dynamodb/dynamo-signing-keys.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createPowertoolsLog } from "#shared/adapters/log/powertools-log.ts";
import { createNewId, pause, sha256, systemClock } from "#shared/adapters/system/system.ts";
import { withFilePeople } from "#shared/app/programme/with-file-people.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { DepsMaker, DepsWith, TokenVerifier } from "#shared/http/base/exchange.ts";
import { once } from "#shared/http/base/once.ts";
import type { Part } from "#shared/ports/parts.ts";
import packageJson from "../../package.json" with { type: "json" };
import type { CloudParts } from "./cloud-parts/cloud-part.ts";
import { cloudTable, cloudTableSource } from "./cloud-parts/cloud-table.ts";
import { type CloudEnvironment, environmentSchema } from "./cloud-parts/environment.ts";
import { ownTokens } from "./cloud-parts/own-tokens.ts";
import { readProgramme } from "./programme-file.ts";

/**
 * The composition root of a Lambda function: makes what every operation needs once, when first asked, and each of the
 * function's parts when an operation first needs it ([ADR 32](../../docs/adr/0032-a-function-holds-its-parts.md)).
 */
export function cloudDeps<P extends Part = never>(parts: CloudParts<P>): DepsMaker<P> {
  const environment = once(async () => environmentSchema.parse(process.env));
  const common = once(async () => makeCommon(await environment()));
  const made = new Map<P, () => Promise<object>>();
  const partOf = (name: P) => {
    const known = made.get(name) ?? once(async () => (await parts[name]())[name](await environment()));
    made.set(name, known);
    return known();
  };
  return async (names) => Object.assign({}, await common(), ...(await Promise.all(names.map(partOf))));
}

async function makeCommon(env: CloudEnvironment): Promise<DepsWith<never>> {
  const programme = await readProgramme(env.PROGRAMME_FILE);
  const store = createDynamoStore(cloudTableSource(env));
  return {
    ...store,
    programme,
    people: withFilePeople(store, programme, env.OIDC_ISSUER ?? embeddedIssuerName, sha256),
    pageUrl: ownTokens(env).audience,
    now: systemClock,
    newId: createNewId(systemClock),
    sha256,
    pause,
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: createPowertoolsLog(env.SERVICE_NAME),
    verifyToken: verifierOf(env),
    version: packageJson.version,
    storeName: "dynamodb",
    signIn: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      scope: env.OIDC_SCOPE,
      resource: env.OIDC_AUDIENCE,
      ownAccounts: env.OWN_ACCOUNTS === "yes",
    },
  };
}

/** Takes our own tokens, and those of the deployment's issuer where it has one. */
function verifierOf(env: CloudEnvironment): TokenVerifier {
  const keys = createDynamoSigningKeys(cloudTable(env), Date.now);
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = env;
  return verifyByIssuer(
    embeddedIssuerName,
    env.OWN_ACCOUNTS === "no"
      ? undefined
      : async () => {
          const { createOwnTokenVerifier } = await import("#shared/adapters/auth/own-token-verifier.ts");
          return createOwnTokenVerifier(ownTokens(env), keys.find);
        },
    issuer === undefined
      ? undefined
      : async () => {
          const { createTokenVerifier } = await import("#shared/adapters/auth/jose-token-verifier.ts");
          return createTokenVerifier({ issuer, audience });
        },
  );
}
