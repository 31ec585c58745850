import type { IncomingMessage, ServerResponse } from "node:http";
import { presentDeps } from "#shared/app/present-deps.ts";
import type { DemoIssuer } from "#shared/config/demo-issuer.ts";
import type { EndpointDeps } from "#shared/http/exchange.ts";
import { demoPerson } from "./demo-people.ts";
import { createOidcProvider, signInPaths } from "./oidc-provider.ts";
import { readBody } from "./read-body.ts";
import { signInFaultPage, signInPage, signInStyle } from "./sign-in-page.ts";

/** Where the embedded issuer stands below the server's root. */
export const oidcMountPath = "/oidc";

const formBytesMax = 4096;

/** Makes the embedded issuer's handler of every request at or below `/oidc`. */
export function createOidcHandler(
  demo: DemoIssuer,
  deps: Pick<EndpointDeps, "programme" | "settings" | "associations" | "people">,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const provider = createOidcProvider(demo, oidcMountPath);
  const handleByProvider = provider.callback();
  const styleAddress = oidcMountPath + signInPaths.style;

  const showPage = async (request: IncomingMessage, response: ServerResponse) => {
    const known = await provider.interactionDetails(request, response).catch(() => undefined);
    if (known === undefined) return sendHtml(response, 400, signInFaultPage(styleAddress));
    const { programme } = await presentDeps(deps);
    const action = `${oidcMountPath}${signInPaths.interaction}${known.uid}`;
    return sendHtml(
      response,
      200,
      signInPage(action, styleAddress, programme, await deps.associations.list()),
    );
  };

  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const subject = new URLSearchParams(await readBody(request, formBytesMax)).get("account") ?? "";
    const person = demoPerson(demo.issuer, subject, deps.programme, await deps.associations.list());
    const known = await provider.interactionDetails(request, response).catch(() => undefined);
    if (person === undefined || known === undefined) {
      return sendHtml(response, 400, signInFaultPage(styleAddress));
    }
    await deps.people.put(person);
    await provider.interactionFinished(request, response, { login: { accountId: subject, remember: false } });
  };

  return async (request, response) => {
    const address = (request.url ?? "").slice(oidcMountPath.length) || "/";
    const path = address.split("?", 1)[0] ?? "";
    if (path === signInPaths.style && request.method === "GET") {
      send(response, 200, "text/css; charset=utf-8", signInStyle);
    } else if (path.startsWith(signInPaths.interaction)) {
      if (request.method === "POST") await signIn(request, response);
      else await showPage(request, response);
    } else {
      forgetSession(request);
      Object.assign(request, { originalUrl: request.url });
      request.url = address;
      await handleByProvider(request, response);
    }
  };
}

/** Takes the session cookie off a request: whoever signs in chooses an account each time. */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? "").split(/; */).filter((cookie) => !cookie.startsWith("_session"));
  request.headers.cookie = kept.join("; ");
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  send(response, status, "text/html; charset=utf-8", html);
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { "content-type": contentType, "cache-control": "no-store" });
  response.end(body);
}
