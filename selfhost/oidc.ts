import type { IncomingMessage, ServerResponse } from "node:http";
import { embeddedAccounts } from "#shared/app/people/embedded-accounts.ts";
import type { EmbeddedIssuer } from "#shared/config/embedded-issuer.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { createBrowserSession } from "./browser-session.ts";
import { createCountedTry } from "./counted-try.ts";
import { enter, setUp } from "./entry.ts";
import { createEntryTickets } from "./entry-tickets.ts";
import { createOidcProvider, signInPaths } from "./oidc-provider.ts";
import { sendText } from "./send-text.ts";
import { createSignInForm } from "./sign-in-form.ts";
import { signInStyle } from "./sign-in-style.ts";

/** Where the embedded issuer stands below the server's root. */
export const oidcMountPath = "/oidc";

const ticketCookie = "yinhui_entry";
const jsonType = "application/json; charset=utf-8";

/** Makes the embedded issuer's handler of every request at or below `/oidc`. */
export function createOidcHandler(
  issuer: EmbeddedIssuer,
  deps: EndpointDeps,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const provider = createOidcProvider(issuer, oidcMountPath);
  const handleByProvider = provider.callback();
  const tickets = createEntryTickets(deps.now, embeddedAccounts(deps));
  const counted = createCountedTry(deps, issuer);
  const session = createBrowserSession(deps, issuer.origin);
  const secure = issuer.origin.startsWith("https:");
  const signInForm = createSignInForm({
    ...{ provider, issuer, deps, counted, session },
    ticketOf: (request) => tickets.take(cookieOf(request, ticketCookie)),
    interactionAddress: oidcMountPath + signInPaths.interaction,
    styleAddress: oidcMountPath + signInPaths.style,
  });

  const takeEntry = async (request: IncomingMessage, response: ServerResponse) => {
    session.demandOwnPages(request);
    const { answer, kept } = await counted(request, () => enter(deps, request, session.earlier(request)));
    if (kept !== undefined) session.keep(response, kept);
    sendText(response, 200, jsonType, JSON.stringify(answer));
  };
  const takeAccount = async (request: IncomingMessage, response: ServerResponse) => {
    session.demandOwnPages(request);
    const subject = await counted(request, () => setUp(deps, request));
    const attributes = `Path=${oidcMountPath}; Max-Age=60; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
    response.setHeader("set-cookie", `${ticketCookie}=${tickets.issue(subject)}; ${attributes}`);
    sendText(response, 200, jsonType, JSON.stringify({ done: true }));
  };

  return async (request, response) => {
    const address = (request.url ?? "").slice(oidcMountPath.length) || "/";
    const path = address.split("?", 1)[0] ?? "";
    const posted = request.method === "POST";
    sayScheme(request, secure);
    if (path === signInPaths.style && request.method === "GET") {
      sendText(response, 200, "text/css; charset=utf-8", signInStyle);
    } else if (path.startsWith(signInPaths.interaction)) {
      await (posted ? signInForm.take(request, response) : signInForm.show(request, response));
    } else if (path === signInPaths.entry && posted) {
      await takeEntry(request, response);
    } else if (path === signInPaths.entryAccount && posted) {
      await takeAccount(request, response);
    } else {
      forgetSession(request);
      Object.assign(request, { originalUrl: request.url });
      request.url = address;
      await handleByProvider(request, response);
    }
  };
}

/** Tells the provider, which trusts its proxy, the scheme that people use; whatever was said of it before is dropped. */
function sayScheme(request: IncomingMessage, secure: boolean): void {
  request.headers["x-forwarded-proto"] = secure ? "https" : "http";
  delete request.headers["x-forwarded-host"];
}

/** Takes the session cookie off a request: whoever signs in chooses an account each time. */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? "").split(/; */).filter((cookie) => !cookie.startsWith("_session"));
  request.headers.cookie = kept.join("; ");
}

function cookieOf(request: IncomingMessage, name: string): string {
  const cookies = (request.headers.cookie ?? "").split(/; */);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
