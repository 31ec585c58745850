import { programmeUnder } from "#shared/domain/programme/programme-settings.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * The same dependencies with the programme as it is now, for one request or one piece of work. Every runner of use cases
 * calls it first, so that a change of the settings holds in every process from the next request on.
 */
export async function withCurrentProgramme<T extends Pick<Deps, "programme" | "filedProgramme" | "settings">>(
  deps: T,
): Promise<T> {
  const filedProgramme = deps.filedProgramme ?? deps.programme;
  const programme = programmeUnder(filedProgramme, await deps.settings.current());
  return { ...deps, filedProgramme, programme };
}
