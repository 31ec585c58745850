import { readFile } from "node:fs/promises";
import { deserialize } from "node:v8";
import type { Pages } from "#shared/http/base/page-answer.ts";

/** The pages of the client from the file of the run that holds them built. */
export async function builtPages(file: string): Promise<Pages> {
  return deserialize(await readFile(file));
}
