import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createPowertoolsLog } from "#shared/adapters/log/powertools-log.ts";
import { chance, createNewId, pause, sha256, systemClock } from "#shared/adapters/system/system.ts";
import { withFilePeople } from "#shared/app/programme/with-file-people.ts";
import type { DepsMaker, DepsWith } from "#shared/http/base/exchange.ts";
import { once } from "#shared/http/base/once.ts";
import type { Part } from "#shared/ports/parts.ts";
import packageJson from "../../package.json" with { type: "json" };
import type { CloudParts } from "./cloud-parts/cloud-part.ts";
import { type CloudEnvironment, environmentSchema } from "./cloud-parts/environment.ts";
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
  const store = createDynamoStore({
    client: new DynamoDBClient({}),
    tableName: env.TABLE_NAME,
    totalsShards: env.TOTALS_SHARDS,
    pause,
    chance,
  });
  return {
    ...store,
    programme,
    people: withFilePeople(store, programme, env.OIDC_ISSUER, sha256),
    pageUrl: env.PUBLIC_URL.replace(/\/+$/, ""),
    now: systemClock,
    newId: createNewId(systemClock),
    sha256,
    pause,
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: createPowertoolsLog(env.SERVICE_NAME),
    verifyToken: createTokenVerifier({ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE }),
    version: packageJson.version,
    storeName: "dynamodb",
    signIn: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      scope: env.OIDC_SCOPE,
      resource: env.OIDC_AUDIENCE,
    },
  };
}
