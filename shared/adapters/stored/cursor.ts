import * as z from "zod";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** An opaque cursor with the key after which the next page begins. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), "utf8").toString("base64url");
}

/** The key in a cursor. Fails with `cursor-invalid` when it holds no key of that many parts. */
export function decodeCursor(cursor: string, parts: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return z.array(z.string()).length(parts).parse(key);
  } catch {
    throw new LedgerFailure("cursor-invalid");
  }
}
