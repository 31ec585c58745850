import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import { countyProgramme } from "#shared/domain/programme/county-programme.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A code that no county has. */
const noCounty = "none";

/** Whose figures somebody sees: the programme's, or one county's, with the programme as it is for that county. */
export type FigureScope = { programme: Programme; countyCode?: string | undefined };

/** The figures that a person may see; who lacks the county of their role sees those of none. */
export async function figureScopeOf(
  { programme, associations }: Pick<Deps, "programme" | "associations">,
  caller: Person,
): Promise<FigureScope> {
  const { figures } = sightOf(caller);
  if (figures === "all") return { programme };
  const countyCode = (figures === "own-county" ? caller.countyCode : undefined) ?? noCounty;
  return { programme: countyProgramme(programme, await associations.list(), countyCode), countyCode };
}
