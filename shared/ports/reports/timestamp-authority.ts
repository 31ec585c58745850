/** How many bytes an authority's answer may have. */
export const timestampBytesMax = 64 * 1024;

/** An authority's answer (a TimeStampResp of RFC 3161, DER), or why there is none. */
export type Stamping = { token: Uint8Array } | { lacking: "unreachable" | "refused" | "wrong-answer" };

/** Somebody outside who says by RFC 3161 that something was there at a time. */
export interface TimestampAuthority {
  /** Asks once for a SHA-256 in hexadecimal. A token that is given is of this hash and of this request. */
  stamp(sha256: string): Promise<Stamping>;
  /** Tells whether an answer grants a token of this hash; its signature is not looked at. */
  isOf(token: Uint8Array, sha256: string): boolean;
}
