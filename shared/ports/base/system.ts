/** The present instant, ISO 8601 in UTC with milliseconds. */
export type Clock = () => string;

/** A new id: 26 characters of `[0-9a-z]`, later ones sorting after earlier ones, not to be guessed. */
export type NewId = () => string;

/** SHA-256 in lower-case hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => string;

/** The keyed hash (HMAC-SHA-256, hexadecimal) under which an identifying number is stored. */
export type IdentityHash = (identityNumber: string) => Promise<string>;

/** Waits; for backing off from a contended store, or no time at all to let others have a turn. */
export type Pause = (milliseconds: number) => Promise<void>;

/** How many milliseconds this invocation may still work; Infinity in a long-running process. */
export type RemainingMs = () => number;

/** One event for the operators: a fixed name and facts without personal data. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
