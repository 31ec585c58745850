import { type DocumentLink, documentLinkType } from "#shared/contract/base/document-link.ts";
import { type RouteBody, type RouteId, type RouteInput, routes } from "#shared/contract/routes.ts";
import { noteRequest } from "./last-request.ts";
import { problemOf } from "./problem.ts";

/** The events that the window gets when a request found the server, or did not. */
export const reachableEvent = "yinhui:reachable";
export const unreachableEvent = "yinhui:unreachable";

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What a route is called with: the names in its path, its query and its body. */
export type RouteCall<Id extends RouteId> = {
  params?: Record<NamesIn<(typeof routes)[Id]["path"]>, string>;
  query?: { [Name in keyof RouteInput<Id>["query"]]?: string | number | undefined };
  body?: RouteBody<Id>;
};

/** Sends a route's request, with the token if one is given. Fails with a `ProblemError` on any answer but a good one. */
export async function fetchRoute<Id extends RouteId>(
  id: Id,
  call: RouteCall<Id>,
  token?: string,
): Promise<Response> {
  const headers = new Headers();
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  const { method, path } = routes[id];
  const init: RequestInit = { method, headers, cache: "no-store" };
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  const response = await fetch(urlOf(path, call.params ?? {}, call.query ?? {}), init).catch(() => undefined);
  window.dispatchEvent(new Event(response === undefined ? unreachableEvent : reachableEvent));
  if (response !== undefined) noteRequest(response);
  if (response === undefined || !response.ok) throw await problemOf(response);
  return response.headers.get("content-type") === documentLinkType ? fetchLinked(response) : response;
}

/** Fetches a document from where an answer says that it lies, without the token: it is none of that place's business. */
async function fetchLinked(answer: Response): Promise<Response> {
  const { link } = (await answer.json()) as DocumentLink;
  const response = await fetch(link, { cache: "no-store", credentials: "omit" }).catch(() => undefined);
  if (response === undefined || !response.ok) throw await problemOf(response);
  return response;
}

function urlOf(path: string, params: object, query: object): string {
  const named = new Map<string, unknown>(Object.entries(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(named.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const asked = search.toString();
  return asked === "" ? filled : `${filled}?${asked}`;
}
