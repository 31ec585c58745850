import type * as z from "zod";
import type { Role } from "#shared/domain/base/person.ts";

/** Who may call a route: anyone at all, or people of the roles that it names one by one, so that a new role opens nothing. */
export type Callers = "anyone" | readonly Role[];

/** One route of the API: everything that a server, a grant, a document or a client needs to know of it. */
export type Route = {
  id: string;
  method: "GET" | "POST";
  /** Relative to the server's root; `{name}` is one path segment. */
  path: string;
  callers: Callers;
  /** Whether the use case changes anything that is stored. */
  access: "read" | "write";
  /** Whether it notes that the caller looked at an association's data, and so may write that, though it changes nothing else. */
  notesReading?: true;
  /** Whether its use case masks identity numbers in what people write, or keeps none of it; else they are refused. */
  masksNumbers?: true;
  /** Whether it only looks, though it is no GET: what is looked for must not be in an address. Then people who may only read may call it. */
  onlyLooks?: true;
  /** Whether its answer may take longer than a request; then it is made meanwhile and fetched when it is there. */
  mayBeDeferred?: true;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** How many bytes the body may have, where that is not `wireLimits.jsonBodyBytesMax`. */
  bodyBytesMax?: number;
  /** The JSON answer; absent when the answer is a document of another kind. */
  output?: z.ZodType;
  status: 200 | 201 | 202;
};
