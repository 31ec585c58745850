import type { RouteId } from "#shared/contract/routes.ts";
import type { UploadForm } from "#shared/ports/upload-desk.ts";

/** What a call gives in a route's path, query and body. */
export type CallInput = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

/** An answer of the API, as text. */
export type CallAnswer = { status: number; contentType: string; text: string };

/** The API as the command line sees it: of a server, or of the data directory on this machine. */
export type ApiClient = {
  call(route: RouteId, input?: CallInput): Promise<CallAnswer>;
  /** Sends the announced file by its form. */
  upload(importId: string, form: UploadForm, fileName: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

/** An answer of the API that is no success; the text is the problem's own, in Chinese. */
export class ApiProblem extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.name = "ApiProblem";
    this.status = status;
  }
}

/** The JSON of a successful answer. Fails with `ApiProblem` for any other. */
export async function callJson<T>(client: ApiClient, route: RouteId, input?: CallInput): Promise<T> {
  const answer = await client.call(route, input);
  if (answer.status >= 400) throw new ApiProblem(answer.status, problemText(answer));
  return JSON.parse(answer.text) as T;
}

/** What a problem document says, on one line. */
export function problemText(answer: CallAnswer): string {
  if (!answer.contentType.startsWith("application/problem+json")) return `HTTP ${answer.status}`;
  const problem = JSON.parse(answer.text) as { detail?: string; remedy?: string };
  return [problem.detail, problem.remedy].filter((part) => part !== undefined).join(" ");
}

/** A route's path with its parameters filled in, and its query behind it. */
export function pathOf(template: string, input: CallInput = {}): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ""),
  );
  const query = new URLSearchParams(input.query).toString();
  return query === "" ? path : `${path}?${query}`;
}
