import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { signIn } from "#shared/app/people/sign-in.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { EmbeddedIssuer } from "#shared/config/embedded-issuer.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failures } from "#shared/domain/base/failures.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import type { BrowserSession } from "./browser-session.ts";
import type { CountedTry } from "./counted-try.ts";
import { demoPerson } from "./demo-people.ts";
import { readBody } from "./read-body.ts";
import { sendHtml } from "./send-text.ts";
import { demoPage, signInFaultPage, signInPage } from "./sign-in-page.ts";

const formBytesMax = 4096;

/** What the form works with; `ticketOf` gives whom a request's ticket signs in, if it has one. */
type SignInParts = {
  provider: Provider;
  issuer: EmbeddedIssuer;
  deps: EndpointDeps;
  counted: CountedTry;
  session: BrowserSession;
  ticketOf: (request: IncomingMessage) => string | undefined;
  /** Where the interactions are, to which their id is added. */
  interactionAddress: string;
  styleAddress: string;
};

/** Where people say who they are: the page, and its form. */
export type SignInForm = Record<
  "show" | "take",
  (request: IncomingMessage, response: ServerResponse) => Promise<void>
>;

/** Makes the sign-in form of the embedded issuer: accounts by name and password, demo accounts while there are any. */
export function createSignInForm(parts: SignInParts): SignInForm {
  const { provider, issuer, deps, styleAddress } = parts;

  /** The address of the form of the interaction that a request belongs to. */
  const formOf = async (request: IncomingMessage, response: ServerResponse) => {
    const known = await provider.interactionDetails(request, response).catch(() => undefined);
    return known && parts.interactionAddress + known.uid;
  };
  const finish = async (request: IncomingMessage, response: ServerResponse, accountId: string) => {
    await parts.session.begin(request, response, accountId);
    await provider.interactionFinished(request, response, { login: { accountId, remember: false } });
  };
  const fault = (response: ServerResponse) => sendHtml(response, 400, signInFaultPage(styleAddress));

  return {
    async show(request, response) {
      const action = await formOf(request, response);
      if (action === undefined) return fault(response);
      const subject = parts.ticketOf(request);
      if (subject !== undefined) return finish(request, response, subject);
      if (await demoAllowedTo(request, issuer)) {
        const associations = await deps.associations.list();
        const { programme } = await withCurrentProgramme(deps);
        return sendHtml(response, 200, demoPage(action, styleAddress, programme, associations));
      }
      const anyAccount = (await deps.embedded?.accounts.any()) ?? false;
      sendHtml(response, 200, signInPage({ action, styleAddress, anyAccount }));
    },
    async take(request, response) {
      const form = new URLSearchParams(await readBody(request, formBytesMax));
      const action = await formOf(request, response);
      if (action === undefined) return fault(response);
      const name = form.get("name") ?? "";
      const demo = form.get("account");
      try {
        const subject =
          demo === null
            ? await parts.counted(request, () =>
                signIn(deps, embeddedIssuerName, {
                  ...{ name, password: form.get("password") ?? "" },
                  code: form.get("code") ?? undefined,
                }),
              )
            : await takeDemoPerson(parts, request, demo);
        if (subject === undefined) return fault(response);
        await finish(request, response, subject);
      } catch (error) {
        if (!(error instanceof LedgerFailure)) throw error;
        const page = signInPage({ action, styleAddress, anyAccount: true, name, failure: error });
        sendHtml(response, failures[error.code].status, page);
      }
    },
  };
}

const proxyHeaders = ["forwarded", "via", "x-forwarded-for", "x-real-ip"];

/** Demo accounts are for this machine alone: what a proxy hands on comes from another. */
async function demoAllowedTo({ headers }: IncomingMessage, issuer: EmbeddedIssuer): Promise<boolean> {
  return !proxyHeaders.some((name) => headers[name] !== undefined) && (await issuer.demoAllowed());
}

/** Puts a demo account's person into the register. Fails with `demo-over`. */
async function takeDemoPerson(
  { issuer, deps }: Pick<SignInParts, "issuer" | "deps">,
  request: IncomingMessage,
  subject: string,
): Promise<string | undefined> {
  if (!(await demoAllowedTo(request, issuer))) throw new LedgerFailure("demo-over");
  const associations = await deps.associations.list();
  const person = demoPerson(embeddedIssuerName, subject, deps.programme, associations);
  if (person === undefined) return undefined;
  await deps.people.put(person);
  return subject;
}
