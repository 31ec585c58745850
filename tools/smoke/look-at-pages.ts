import { ask, NotSo } from "./asked.ts";

/** Sees that the page is there, with every file of the program that it names. */
export async function lookAtPage(url: string): Promise<void> {
  const page = await textOf(`${url}/`, "text/html");
  if (!page.includes("银会")) throw new NotSo(`${url}/ 不是银会的网页`);
  for (const [, path = ""] of page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)) {
    await textOf(`${url}${path}`, path.endsWith(".js") ? "javascript" : "css");
  }
}

/** Sees that there is an issuer to sign in at, and that it has a page for it. */
export async function lookAtSignIn(url: string): Promise<void> {
  const { issuer } = await jsonOf(`${url}/api/sign-in`);
  if (issuer === undefined) return;
  const discovery = await jsonOf(`${String(issuer).replace(/\/$/, "")}/.well-known/openid-configuration`);
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"]) {
    if (typeof discovery[name] !== "string") throw new NotSo(`登录服务 ${issuer} 没有说明 ${name}`);
  }
}

async function jsonOf(url: string): Promise<Record<string, unknown>> {
  const text = await textOf(url, "json");
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new NotSo(`${url} 的答复不是 JSON`);
  }
}

async function textOf(url: string, kind: string): Promise<string> {
  const answer = await ask(url);
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok) throw new NotSo(`${url} 答 ${answer.status}`);
  if (!type.includes(kind)) throw new NotSo(`${url} 给的是 ${type || "不明内容"}，应为 ${kind}`);
  return answer.text();
}
