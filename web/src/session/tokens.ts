/** What the issuer gave at sign-in; `expiresAtMs` counts from 1970 by this machine's clock. */
export type Tokens = {
  accessToken: string;
  refreshToken?: string | undefined;
  idToken?: string | undefined;
  expiresAtMs: number;
  /** The secret of the access link that signed in here, by which the next token is asked for. */
  accessLink?: string | undefined;
  /** What the next token is asked for by, of who signed in at the server itself. */
  renewalToken?: string | undefined;
};

/** What has to survive the way to the issuer and back. */
export type PendingSignIn = { codeVerifier: string; state: string; nonce: string; returnTo: string };

const tokensKey = "yinhui.tokens";
const pendingKey = "yinhui.pending-sign-in";

/** The tokens of this tab, if it is signed in. */
export function readTokens(): Tokens | undefined {
  return read<Tokens>(tokensKey);
}

/** Keeps the tokens for as long as the tab lives; `undefined` forgets them. */
export function keepTokens(tokens: Tokens | undefined): void {
  keep(tokensKey, tokens);
}

/** The sign-in that has begun and not ended, taken out of the store. */
export function takePendingSignIn(): PendingSignIn | undefined {
  const pending = read<PendingSignIn>(pendingKey);
  keep(pendingKey, undefined);
  return pending;
}

/** Keeps a sign-in that begins. */
export function keepPendingSignIn(pending: PendingSignIn): void {
  keep(pendingKey, pending);
}

function read<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  const value: T = JSON.parse(text);
  return value;
}

function keep(key: string, value: object | undefined): void {
  if (value === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(value));
}
