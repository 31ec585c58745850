import { ask, NotSo } from "./asked.ts";

/** Sees that the page is there, with every file of the program that it names. */
export async function lookAtPage(url: string): Promise<void> {
  const page = await textOf(`${url}/`, "text/html");
  if (!page.includes("银会")) throw new NotSo(`${url}/ 不是银会的网页`);
  for (const [, path = ""] of page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)) {
    await textOf(`${url}${path}`, path.endsWith(".js") ? "javascript" : "css");
  }
}

/**
 * Sees that there is a way to sign in: an issuer that says of itself what the pages ask it for, with keys to verify tokens by,
 * or accounts of the deployment's own. Gives whether there are those.
 */
export async function lookAtSignIn(url: string): Promise<{ ownAccounts: boolean }> {
  const { issuer, clientId, ownAccounts } = await jsonOf(`${url}/api/sign-in`);
  if (issuer === undefined && ownAccounts !== true) {
    throw new NotSo(
      "没有登录的办法：既没有登录服务（oidcIssuer），也没有本系统的账号（ownAccounts=no），谁也进不来",
    );
  }
  if (issuer !== undefined) await lookAtIssuer(String(issuer), clientId);
  return { ownAccounts: ownAccounts === true };
}

async function lookAtIssuer(issuer: string, clientId: unknown): Promise<void> {
  const discovery = await jsonOf(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"]) {
    if (typeof discovery[name] !== "string") throw new NotSo(`登录服务 ${issuer} 没有说明 ${name}`);
  }
  if (discovery["issuer"] !== issuer) {
    throw new NotSo(`登录服务自称 ${discovery["issuer"]}，应为 ${issuer}：它的令牌都会被拒绝`);
  }
  const { keys } = await jsonOf(String(discovery["jwks_uri"]));
  if (!Array.isArray(keys) || keys.length === 0) throw new NotSo(`登录服务 ${issuer} 没有验证令牌的公钥`);
  if (typeof clientId !== "string" || clientId === "") {
    throw new NotSo("登录设置里没有网页在登录服务登记的 clientId");
  }
}

/** Sees that the deployment's own accounts are asked: a link that nobody was given lets nobody in. It counts as one wrong try. */
export async function lookAtOwnAccounts(url: string): Promise<void> {
  const place = "/api/sign-in/link";
  const answer = await ask(`${url}${place}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: `ZIJIAN-${Date.now()}` }),
  });
  const text = await answer.text();
  if (!text.includes('"/problems/entry-link-ended"')) {
    throw new NotSo(`POST ${place} 答 ${answer.status}：${text.slice(0, 200)}，应答“链接已失效”`);
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
