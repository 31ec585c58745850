import type { RouteId } from "#shared/contract/routes.ts";
import type { HttpAnswer, HttpRequest } from "#shared/http/base/exchange.ts";
import type { Work } from "#shared/ports/work-queue.ts";

/** A request that the worker is to answer, and the packing that its sender takes. */
export type Asked = { id: RouteId; request: HttpRequest; encodings: string | undefined };

/** What the server tells its worker. */
export type ToWorker =
  | { kind: "work"; work: Work }
  | ({ kind: "ask"; no: number } & Asked)
  | { kind: "stop" };

/** What the worker tells the server: that it opened the ledger, that its pages are damaged, and the answer of a request. */
export type FromWorker =
  | { kind: "opened" }
  | { kind: "damaged" }
  | { kind: "answer"; no: number; answer: HttpAnswer };
