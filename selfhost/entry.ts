import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { openEntry } from "#shared/app/people/open-entry.ts";
import { setUpAccount } from "#shared/app/people/set-up-account.ts";
import { type EntryAnswer, entryAccountBody, entryBody } from "#shared/contract/people/entry-schemas.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { readBody } from "./read-body.ts";

const bodyBytesMax = 4096;

/**
 * Says what the link is for whose secret a request brings; an access link signs in, and what the browser is to keep of it
 * comes beside the answer. Fails with `entry-link-ended`.
 */
export async function enter(
  deps: EndpointDeps,
  request: IncomingMessage,
  earlier: SessionKey | undefined,
): Promise<{ answer: EntryAnswer; kept?: KeptKey }> {
  const { secret } = await readJson(request, entryBody);
  const entry = await openEntry(deps, secret, earlier);
  if (entry.kind !== "access-link") return { answer: entry };
  const { kept, ...answer } = entry;
  return { answer, kept };
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
