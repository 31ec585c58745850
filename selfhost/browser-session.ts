import type { IncomingMessage, ServerResponse } from "node:http";
import { openSession } from "#shared/app/people/open-session.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { demandOwnPages, keepingCookie, sessionKeyOf } from "#shared/http/people/session-cookie.ts";

/** How the issuer's own pages keep people signed in, by the cookie that the API renews their tokens by. */
export type BrowserSession = {
  /** What the browser of a request keeps of an earlier sign-in. */
  earlier(request: IncomingMessage): SessionKey | undefined;
  /** Keeps somebody signed in who has just said who they are, in place of who was before. */
  begin(request: IncomingMessage, response: ServerResponse, subject: string): Promise<void>;
  keep(response: ServerResponse, kept: KeptKey): void;
  /** Refuses a request that our own pages did not make. Fails with `not-permitted`. */
  demandOwnPages(request: IncomingMessage): void;
};

/** The sessions of the browsers in which the pages at an origin are used. */
export function createBrowserSession(deps: EndpointDeps, origin: string): BrowserSession {
  const earlier = (request: IncomingMessage) => sessionKeyOf(request.headers, origin);
  const keep = (response: ServerResponse, kept: KeptKey) =>
    void response.appendHeader("set-cookie", keepingCookie(origin, kept));
  return {
    earlier,
    keep,
    async begin(request, response, subject) {
      keep(response, await openSession(await withCurrentProgramme(deps), subject, earlier(request)));
    },
    demandOwnPages: (request) => demandOwnPages(request.headers, origin),
  };
}
