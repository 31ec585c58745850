import { type DocumentLink, documentLinkType } from "#shared/contract/base/document-link.ts";
import { routes } from "#shared/contract/routes.ts";
import { type ApiClient, ApiProblem, type CallAnswer, pathOf } from "./api-client.ts";

const timeoutMs = 120_000;

/** The API of a server, spoken to with an access token. */
export function createServerClient(url: string, token: string): ApiClient {
  const base = url.replace(/\/+$/, "");
  return {
    async call(route, input) {
      const { method, path } = routes[route];
      const response = await fetch(base + pathOf(path, input), {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(input?.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(input?.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return answerOf(await linked(response));
    },
    async upload(_importId, form, fileName, bytes) {
      const data = new FormData();
      for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
      data.append("file", new Blob([new Uint8Array(bytes)]), fileName);
      const response = await fetch(new URL(form.url, base), {
        method: "POST",
        body: data,
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new ApiProblem(await answerOf(response));
    },
    async close() {},
  };
}

/** The document that an answer links to, fetched without the token; any other answer as it is. */
async function linked(response: Response): Promise<Response> {
  if (response.headers.get("content-type") !== documentLinkType) return response;
  const { link } = (await response.json()) as DocumentLink;
  return fetch(link, { signal: AbortSignal.timeout(timeoutMs) });
}

async function answerOf(response: Response): Promise<CallAnswer> {
  const contentType = response.headers.get("content-type") ?? "";
  return { status: response.status, contentType, bytes: await response.bytes() };
}
