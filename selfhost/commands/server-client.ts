import { type Deferred, deferredType } from "#shared/contract/base/deferred.ts";
import { type DocumentLink, documentLinkType } from "#shared/contract/base/document-link.ts";
import { type RouteId, routes } from "#shared/contract/routes.ts";
import { type ApiClient, ApiProblem, type CallAnswer, type CallInput, pathOf } from "./api-client.ts";

const timeoutMs = 120_000;

/** How long until an answer that is being made is asked for again. */
const askAgainMs = 3_000;

/** The API of a server, spoken to with an access token; what is being made is waited for, and `say` told of it. */
export function createServerClient(
  url: string,
  token: string,
  say: (text: string) => void = (text) => process.stderr.write(`${text}\n`),
): ApiClient {
  const base = url.replace(/\/+$/, "");
  const send = (route: RouteId, input: CallInput | undefined) => {
    const { method, path } = routes[route];
    return fetch(base + pathOf(path, input), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(input?.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(input?.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  };
  return {
    async call(route, input) {
      let response = await send(route, input);
      if (isDeferred(response)) say("内容较多，服务器正在生成，请稍候……");
      while (isDeferred(response)) {
        const { deferredId } = (await response.json()) as Deferred;
        await new Promise((resolve) => setTimeout(resolve, askAgainMs));
        response = await send("read-deferred", { params: { deferredId } });
      }
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

function isDeferred(response: Response): boolean {
  return response.headers.get("content-type") === deferredType;
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
