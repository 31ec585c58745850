import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize } from "node:v8";
import type { Pages } from "#shared/http/base/page-answer.ts";
import { ofRun } from "./of-run.ts";

/** The pages of the client as the program of the run serves them. */
export async function builtPages(): Promise<Pages> {
  return deserialize(await readFile(join(await ofRun("program"), "pages.bin")));
}
