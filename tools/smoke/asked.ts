/** How long an answer may take: an HTTP API gives up after 30 seconds. */
const answerMsMax = 35_000;

/** The deployment that is looked at, as somebody who is signed in. */
export type Asked = { url: string; token: string };

/** What is not as it should be, for the person who looks. */
export class NotSo extends Error {}

/** Asks for something at an address; what comes instead of an answer is said in words. */
export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(answerMsMax) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new NotSo(`${url} 没有应答：${cause instanceof Error ? cause.message : cause}${hintOf(cause)}`);
  }
}

/** What to look at where a domain of one's own does not lead to the deployment. */
function hintOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ENOTFOUND"
    ? "。用自己的域名的，看它是否 CNAME 到部署输出的 DomainTarget（docs/deploy.md#a-domain-of-your-own）"
    : "";
}

/** Calls a route with the token, and gives its JSON; an object as body is sent as JSON. */
export async function call(
  { url, token }: Asked,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const answer = await ask(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = parse(text);
  if (!answer.ok)
    throw new NotSo(`${method} ${path} 答 ${answer.status}：${said(json) ?? text.slice(0, 200)}`);
  if (json === undefined) throw new NotSo(`${method} ${path} 的答复不是 JSON：${text.slice(0, 200)}`);
  return json;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The words of a problem document (RFC 9457), or of what API Gateway says itself. */
function said(json: Record<string, unknown> | undefined): string | undefined {
  const words = [json?.["detail"], json?.["remedy"], json?.["message"]].filter((part) => part !== undefined);
  const request = json?.["requestId"] === undefined ? "" : `（请求编号 ${json["requestId"]}）`;
  return words.length === 0 ? undefined : `${words.join(" ")}${request}`;
}
