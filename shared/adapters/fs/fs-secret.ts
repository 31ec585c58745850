import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hasCode, writeFileOnce } from "./write-file-whole.ts";

/** How many bytes a secret has at least. */
export const secretBytesMin = 32;

/**
 * The secret bytes of a file that only its owner can read: 32, made when they are first needed, or more where they came
 * from elsewhere.
 */
export function createFsSecret(path: string): () => Promise<Uint8Array> {
  const read = createFsOnce(path, async () => randomBytes(secretBytesMin));
  return async () => {
    const bytes = await read();
    if (bytes.byteLength < secretBytesMin) throw new Error("a file of secret bytes is damaged");
    return bytes;
  };
}

/** The bytes of a file that is made once: of several processes that make it together, all get the first one's bytes. */
export function createFsOnce(path: string, make: () => Promise<Uint8Array>): () => Promise<Uint8Array> {
  let bytes: Promise<Uint8Array> | undefined;
  return () => {
    bytes ??= readOrMake(path, make).catch((error: unknown) => {
      bytes = undefined;
      throw error;
    });
    return bytes;
  };
}

async function readOrMake(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const found = await readFile(path).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  if (found !== undefined) return found;
  await writeFileOnce(path, await make());
  return readFile(path);
}
