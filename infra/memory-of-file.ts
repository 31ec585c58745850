import { readFileSync } from "node:fs";
import { defaultProgramme, parseProgramme } from "#shared/config/programme-file.ts";
import { type Memory, memoryOf } from "./memory.ts";
import type { Settings } from "./settings.ts";

/** What a deployment by settings remembers; its programme's file is read for it. */
export function memoryOfFile({
  programmeFile,
  remembered,
}: Pick<Settings, "programmeFile" | "remembered">): Memory {
  if (programmeFile === undefined) return memoryOf(defaultProgramme, undefined, remembered);
  const text = readFileSync(programmeFile, "utf8").replace(/^\ufeff/, "");
  return memoryOf(parseProgramme(text), text, remembered);
}
