import { createHash, randomUUID } from "node:crypto";
import { SignJWT } from "jose";

/** Somebody who may sign in: by a button of their own, or, an association, chosen from a list. */
export type SignInPerson = { subject: string; label: string; association: boolean };

type Pending = { subject: string; nonce: string; challenge: string };
type Keys = { privateKey: Parameters<SignJWT["sign"]>[0]; issuer: string; clientId: string };

/** An issuer's pages and its token endpoint, as far as one page of sign-ins and the code flow with PKCE go. */
export type SignInStub = {
  /** The page on which one says who one is. */
  page(query: URLSearchParams): Promise<string>;
  /** Where a choice on it leads: back to the client, with a code. */
  choose(query: URLSearchParams): string;
  /** Where a client that wants nothing shown (`prompt=none`) is sent: back, with a code for who is known or an error. */
  silently(query: URLSearchParams, known: string | undefined): string;
  /** Tokens for a code whose verifier is right, else `undefined`. */
  tokens(form: URLSearchParams): Promise<Record<string, unknown> | undefined>;
};

/** Makes the stub; `accessToken` signs what the API takes. */
export function createSignInStub(
  keys: () => Keys,
  people: () => Promise<readonly SignInPerson[]>,
  accessToken: (subject: string) => Promise<string>,
): SignInStub {
  const pending = new Map<string, Pending>();
  const answered = (of: (name: string) => string, answer: Record<string, string>) => {
    const back = new URL(of("redirect_uri"));
    back.search = new URLSearchParams({ ...answer, state: of("state") }).toString();
    return back.href;
  };
  const withCode = (of: (name: string) => string, subject: string) => {
    const code = randomUUID();
    pending.set(code, { subject, nonce: of("nonce"), challenge: of("code_challenge") });
    return answered(of, { code });
  };
  return {
    async page(query) {
      const known = await people();
      const field = ([name, value]: [string, string]) =>
        `<input type="hidden" name="${name}" value="${encodeURIComponent(value)}">`;
      const form = (inside: string) =>
        `<form action="/choose">${[...query].map(field).join("")}${inside}</form>`;
      const buttons = known
        .filter(({ association }) => !association)
        .map(({ subject, label }) => form(`<button name="subject" value="${subject}">${label}</button>`));
      const options = known
        .filter(({ association }) => association)
        .map(({ subject, label }) => `<option value="${subject}">${label}</option>`);
      const choice = `<select name="subject">${options.join("")}</select><button>以所选农技协登录</button>`;
      return `<!doctype html><meta charset="utf-8">${buttons.join("")}${form(choice)}`;
    },
    choose(query) {
      const of = (name: string) => decodeURIComponent(query.get(name) ?? "");
      return withCode(of, query.get("subject") ?? "");
    },
    silently(query, known) {
      const of = (name: string) => query.get(name) ?? "";
      return known === undefined ? answered(of, { error: "login_required" }) : withCode(of, known);
    },
    async tokens(form) {
      const code = form.get("code") ?? "";
      const asked = pending.get(code);
      pending.delete(code);
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (asked === undefined || asked.challenge !== challenge) return undefined;
      const { privateKey, issuer, clientId } = keys();
      const identity = await new SignJWT({ nonce: asked.nonce })
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(asked.subject)
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(privateKey);
      return {
        access_token: await accessToken(asked.subject),
        id_token: identity,
        token_type: "Bearer",
        expires_in: 300,
      };
    },
  };
}
