import type { RouteId } from "#shared/contract/routes.ts";
import type { Difference } from "#shared/domain/audit/recount.ts";
import type { UploadForm } from "#shared/ports/imports/upload-forms.ts";

/** What a call gives in a route's path, query and body. */
export type CallInput = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

/** An answer of the API. */
export type CallAnswer = { status: number; contentType: string; bytes: Uint8Array };

/** The API as the command line sees it: of a server, or of the data directory on this machine. */
export type ApiClient = {
  call(route: RouteId, input?: CallInput): Promise<CallAnswer>;
  /** Sends the announced file by its form. */
  upload(importId: string, form: UploadForm, fileName: string, bytes: Uint8Array): Promise<void>;
  /** Over what the work of an import stopped, where this client's own process does it. */
  whyStopped?(importId: string): unknown;
  /** The published reports that come out otherwise when this client's own process makes all of them again. */
  remadeOtherwise?(): Promise<Difference[]>;
  close(): Promise<void>;
};

/** An answer of the API that is no success, with what its problem document says in Chinese. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string;

  constructor({ status, contentType, bytes }: CallAnswer) {
    const isProblem = contentType.startsWith("application/problem+json");
    const problem: { type?: string; detail?: string; remedy?: string } = isProblem
      ? JSON.parse(new TextDecoder().decode(bytes))
      : {};
    super(problem.detail ?? `服务器答复 HTTP ${status}。`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = problem.type?.split("/").at(-1) ?? `http-${status}`;
    this.remedy = problem.remedy ?? "";
  }
}

/** The bytes of a successful answer. Fails with `ApiProblem` for any other. */
export async function callBytes(client: ApiClient, route: RouteId, input?: CallInput): Promise<Uint8Array> {
  const answer = await client.call(route, input);
  if (answer.status >= 400) throw new ApiProblem(answer);
  return answer.bytes;
}

/** The JSON of a successful answer. Fails with `ApiProblem` for any other. */
export async function callJson<T>(client: ApiClient, route: RouteId, input?: CallInput): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await callBytes(client, route, input))) as T;
}

/** A route's path with its parameters filled in, and its query behind it. */
export function pathOf(template: string, input: CallInput = {}): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ""),
  );
  const query = new URLSearchParams(input.query).toString();
  return query === "" ? path : `${path}?${query}`;
}
