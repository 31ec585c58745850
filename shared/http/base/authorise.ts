import type { Route } from "#shared/contract/base/route.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import { demoPrefix, linkPrefix, type Person } from "#shared/domain/base/person.ts";
import type { EndpointDeps, HttpRequest } from "./exchange.ts";

const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/** Who a token speaks for. */
export type TokenSubject = { issuer: string; subject: string };

/** Who a request's bearer token speaks for, before anything is read. Fails with `sign-in-needed` or `sign-in-invalid`. */
export async function authenticate(
  deps: Pick<EndpointDeps, "verifyToken">,
  request: HttpRequest,
): Promise<TokenSubject> {
  const header = request.headers["authorization"];
  if (header === undefined) throw new LedgerFailure("sign-in-needed");
  const token = bearer.exec(header)?.[1];
  if (token === undefined) throw new LedgerFailure("sign-in-invalid");
  return deps.verifyToken(token);
}

/**
 * The person who calls a route, found in our own register. The register is read each time, so that a change counts from
 * the next request on. Fails with `account-locked`, `not-permitted` for another role, `reading-only` for a caller who
 * may only read and asks for more (a form to upload by is more, though making it changes nothing), or `unknownCode` for
 * unknown people.
 */
export async function authorise(
  deps: Pick<EndpointDeps, "people">,
  { callers, method, onlyLooks }: Route,
  { issuer, subject }: TokenSubject,
): Promise<Person> {
  const person = await deps.people.find(issuer, subject);
  if (person === undefined) throw new LedgerFailure(unknownCode({ issuer, subject }));
  if (person.locked === true) throw new LedgerFailure("account-locked");
  if (callers === "anyone" || !callers.includes(person.role)) throw new LedgerFailure("not-permitted");
  if (person.readOnly === true && method !== "GET" && onlyLooks !== true)
    throw new LedgerFailure("reading-only");
  return person;
}

/** Why somebody with a good token is unknown: our own demo accounts and access links end. */
function unknownCode({ issuer, subject }: TokenSubject): FailureCode {
  const isOwn = issuer === embeddedIssuerName;
  if (isOwn && subject.startsWith(linkPrefix)) return "entry-link-ended";
  if (isOwn && subject.startsWith(demoPrefix)) return "demo-over";
  return "not-permitted";
}
