import type { Deps } from "#shared/ports/deps.ts";

/** The SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export function hashOfText({ sha256 }: Pick<Deps, "sha256">, text: string): string {
  return sha256(new TextEncoder().encode(text));
}
