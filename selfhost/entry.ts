import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { embeddedAccounts } from "#shared/app/people/embedded-accounts.ts";
import { enterByLink } from "#shared/app/people/enter-by-link.ts";
import { openEntryLink } from "#shared/app/people/open-entry-link.ts";
import { setUpAccount } from "#shared/app/people/set-up-account.ts";
import { type EmbeddedIssuer, embeddedIssuerName } from "#shared/config/embedded-issuer.ts";
import { type EntryAnswer, entryAccountBody, entryBody } from "#shared/contract/people/entry-schemas.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { readBody } from "./read-body.ts";
import { signToken, tokenLifetimeSeconds } from "./sign-token.ts";

const bodyBytesMax = 4096;

/** Says what the link is for whose secret a request brings; an access link signs in. Fails with `entry-link-ended`. */
export async function enter(
  issuer: EmbeddedIssuer,
  deps: EndpointDeps,
  request: IncomingMessage,
): Promise<EntryAnswer> {
  const { secret } = await readJson(request, entryBody);
  const link = await openEntryLink(deps, secret);
  if (link.kind === "access-link") {
    const subject = await enterByLink(deps, secret);
    const accessToken = await signToken(issuer, subject, deps.newId());
    return { kind: link.kind, accessToken, expiresInSeconds: tokenLifetimeSeconds };
  }
  const { kind, displayName, role, associationId, countyCode, expiresAt, subject } = link;
  const association = associationId === undefined ? undefined : await deps.associations.get(associationId);
  const account = await embeddedAccounts(deps).accounts.find(subject);
  return {
    ...{ kind, displayName, role, expiresAt },
    associationName: association?.name,
    countyName: deps.programme.counties.find(({ code }) => code === countyCode)?.name,
    signInName: account?.name,
  };
}

/** Sets the name and password that a request brings with a one-time link's secret; gives whose they are. */
export async function setUp(deps: EndpointDeps, request: IncomingMessage): Promise<string> {
  return setUpAccount(deps, embeddedIssuerName, await readJson(request, entryAccountBody));
}

async function readJson<T extends z.ZodType>(request: IncomingMessage, schema: T): Promise<z.output<T>> {
  const wrong = () => new LedgerFailure("input-invalid", { fields: ["请求内容"] });
  if (!(request.headers["content-type"] ?? "").startsWith("application/json")) throw wrong();
  const text = await readBody(request, bodyBytesMax);
  const result = schema.safeParse(parsed(text ?? ""));
  if (!result.success) throw wrong();
  return result.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
