import { everyPage } from "#shared/app/base/every-page.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { commonReach, type Freshness, freshnessOf } from "#shared/domain/progress/freshness.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many of the latest imports the freshness of the data is based on. */
export const importsLookedThroughMax = 1000;

/** How far data reaches does not hang on today, only how old it is. */
const anyDay: Day = "1970-01-01";

type FreshnessDeps = Pick<Deps, "imports" | "programme" | "now">;

/** How old each bank's data is today. */
export async function bankFreshness(deps: FreshnessDeps): Promise<Freshness[]> {
  return freshnessOf(banksOf(deps.programme), await latestImports(deps), shanghaiDayOf(deps.now()));
}

/** To which day the data of all banks reaches; an import whose rows are all in counts as committed. `null` where it is not known. */
export async function readDataReach(
  deps: Pick<FreshnessDeps, "imports" | "programme">,
  allIn?: { importId: string },
): Promise<Day | null> {
  const latest = (await latestImports(deps)).map((record) =>
    record.importId === allIn?.importId
      ? { ...record, state: "committed" as const, committedAt: record.announcedAt }
      : record,
  );
  return commonReach(freshnessOf(banksOf(deps.programme), latest, anyDay));
}

async function latestImports({ imports }: Pick<FreshnessDeps, "imports">) {
  const latest = [];
  for await (const record of everyPage(imports.list)) {
    latest.push(record);
    if (latest.length >= importsLookedThroughMax) break;
  }
  return latest;
}
