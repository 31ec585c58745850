import { readFile } from "node:fs/promises";
import { deserialize } from "node:v8";
import type { Pages } from "#shared/http/base/page-answer.ts";

/** The pages of the client that lie built beside the program. */
export async function readPages(): Promise<Pages> {
  return deserialize(await readFile(new URL("pages.bin", import.meta.url)));
}
