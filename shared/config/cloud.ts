import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createPowertoolsLog } from "#shared/adapters/log/powertools-log.ts";
import { chance, createNewId, pause, sha256, systemClock } from "#shared/adapters/system/system.ts";
import { withFilePeople } from "#shared/app/programme/with-file-people.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import packageJson from "../../package.json" with { type: "json" };
import { type CloudPart, withoutParts } from "./cloud-parts/cloud-part.ts";
import { type CloudEnvironment, environmentSchema } from "./cloud-parts/environment.ts";
import { readProgramme } from "./programme-file.ts";

type Composition = {
  parts: readonly CloudPart[];
  /** Done with everything before anything else. */
  begin?: (deps: EndpointDeps) => Promise<void>;
};

/**
 * The composition root of a Lambda function: makes, once and when first asked, what every function needs and the parts
 * that its handler names ([ADR 32](../../docs/adr/0032-a-function-holds-its-parts.md)).
 */
export function cloudDeps(...parts: readonly CloudPart[]): () => Promise<EndpointDeps> {
  return compose({ parts });
}

/** The same for a function that begins with some work of its own. */
export function cloudDepsAfter(
  begin: (deps: EndpointDeps) => Promise<void>,
  ...parts: readonly CloudPart[]
): () => Promise<EndpointDeps> {
  return compose({ parts, begin });
}

function compose(composition: Composition): () => Promise<EndpointDeps> {
  let deps: Promise<EndpointDeps> | undefined;
  return () => {
    deps ??= start(composition).catch((error: unknown) => {
      deps = undefined;
      throw error;
    });
    return deps;
  };
}

async function start({ parts, begin = async () => {} }: Composition): Promise<EndpointDeps> {
  const deps = await make(environmentSchema.parse(process.env), parts);
  await begin(deps);
  return deps;
}

async function make(env: CloudEnvironment, parts: readonly CloudPart[]): Promise<EndpointDeps> {
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
    ...withoutParts,
    ...Object.assign({}, ...parts.map((part) => part(env))),
    programme,
    people: withFilePeople(store.people, programme, env.OIDC_ISSUER, sha256),
    pageUrl: env.PUBLIC_URL.replace(/\/+$/, ""),
    now: systemClock,
    newId: createNewId(systemClock),
    sha256,
    pause,
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: createPowertoolsLog(),
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
