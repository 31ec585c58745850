import type { Route } from "#shared/contract/route.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Person } from "#shared/domain/person.ts";
import type { EndpointDeps, HttpRequest } from "./exchange.ts";

const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * The person who calls a route, found by the bearer token in our own register; `undefined` for a route open to anyone.
 * Fails with `sign-in-needed`, `sign-in-invalid`, or `not-permitted` for people unknown or of another role.
 */
export async function authorise(
  deps: Pick<EndpointDeps, "verifyToken" | "people">,
  route: Route,
  request: HttpRequest,
): Promise<Person | undefined> {
  if (route.callers === "anyone") return undefined;
  const header = request.headers["authorization"];
  if (header === undefined) throw new LedgerFailure("sign-in-needed");
  const token = bearer.exec(header)?.[1];
  if (token === undefined) throw new LedgerFailure("sign-in-invalid");
  const { issuer, subject } = await deps.verifyToken(token);
  const person = await deps.people.find(issuer, subject);
  if (person === undefined || !route.callers.includes(person.role)) throw new LedgerFailure("not-permitted");
  return person;
}
