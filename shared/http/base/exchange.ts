import type { Route } from "#shared/contract/base/route.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Part, WithParts } from "#shared/ports/parts.ts";
import type { Right } from "./right.ts";

/** A request as every server hands it to an endpoint; header names are in lower case. */
export type HttpRequest = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** The body as text, `undefined` when there is none. */
  body: string | undefined;
  requestId: string;
  /** The address that it comes from, where the server knows it. */
  address?: string | undefined;
};

/** What an endpoint answers; a body of bytes is sent as it is. */
export type HttpAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
};

/** Who an access token speaks for. Fails with `sign-in-invalid` when the token is not good. */
export type TokenVerifier = (token: string) => Promise<{ issuer: string; subject: string }>;

/** What endpoints need besides the use cases' own dependencies. */
export type EndpointDeps = Deps & {
  /** When the request of a deferred answer was begun, at the latest; absent where it is answered at once. */
  begunAt?: string | undefined;
  verifyToken: TokenVerifier;
  version: string;
  storeName: "sqlite" | "dynamodb";
  signIn: {
    issuer?: string | undefined;
    clientId: string;
    scope: string;
    resource: string;
    ownAccounts: boolean;
  };
};

/** The same with no other parts than those that are named. */
export type DepsWith<P extends Part> = WithParts<EndpointDeps, P>;

/** Gives what operations need, with the parts that are asked for. */
export type DepsMaker<P extends Part> = (parts: readonly P[]) => Promise<DepsWith<P>>;

/** What an operation or a worker needs and may do, besides what all do. */
export type Needs<P extends Part> = {
  parts?: readonly P[] | undefined;
  rights?: readonly Right[] | undefined;
};

/** What a service needs besides, some of whose answers may be deferred. */
export const deferringNeeds = {
  parts: ["files", "queue"],
  rights: ["deferred:write", "deferred:send", "files:list"],
} as const satisfies Needs<"files" | "queue">;

/** One route made callable: it parses, calls its use case and answers; expected failures become problem documents. */
export type Endpoint<P extends Part = Part> = {
  id: RouteId;
  route: Route;
  needs: Needs<P>;
  /** Loads its code, which is otherwise loaded when it is first called. */
  load: () => Promise<unknown>;
  handle: (deps: DepsWith<P>, request: HttpRequest) => Promise<HttpAnswer>;
};
