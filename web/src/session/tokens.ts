/** What was got at sign-in; `expiresAtMs` counts from 1970 by this machine's clock. */
export type Tokens = {
  accessToken: string;
  expiresAtMs: number;
  /** Whether they are of another's issuer, which alone gives the two after: by what the next is got, and whose it is. */
  elsewhere?: boolean | undefined;
  refreshToken?: string | undefined;
  idToken?: string | undefined;
  /** Of who signed in at this server, whose browser keeps by what the next is given: the mark of the sign-in. */
  mark?: string | undefined;
};

/** What has to survive the way to the issuer and back; `silent` when nobody asked for it. */
export type PendingSignIn = {
  codeVerifier: string;
  state: string;
  nonce: string;
  returnTo: string;
  silent?: boolean;
};

const tokensKey = "yinhui.tokens";
const pendingKey = "yinhui.pending-sign-in";

/** The tokens of this tab, if it has some. */
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
