import { everyPage } from "#shared/app/base/every-page.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import {
  type BookDate,
  commonReach,
  type Freshness,
  freshnessOf,
} from "#shared/domain/progress/freshness.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many of the latest imports the freshness of the data is based on. */
export const importsLookedThroughMax = 1000;

type FreshnessDeps = Pick<Deps, "imports" | "programme" | "now">;

/** How old each bank's data is today. */
export async function bankFreshness(deps: FreshnessDeps): Promise<Freshness[]> {
  return freshnessNow(deps, await latestImports(deps));
}

/** To which day the data of all banks reaches; an import whose rows are all in counts as committed. `null` where it is not known. */
export async function readDataReach(deps: FreshnessDeps, allIn?: { importId: string }): Promise<Day | null> {
  const latest = (await latestImports(deps)).map((record) =>
    record.importId === allIn?.importId
      ? { ...record, state: "committed" as const, committedAt: deps.now() }
      : record,
  );
  return commonReach(freshnessNow(deps, latest));
}

async function latestImports({ imports }: FreshnessDeps) {
  const latest = [];
  for await (const record of everyPage(imports.list)) {
    latest.push(record);
    if (latest.length >= importsLookedThroughMax) break;
  }
  return latest;
}

function freshnessNow({ programme, now }: FreshnessDeps, books: readonly BookDate[]): Freshness[] {
  return freshnessOf(banksOf(programme), books, shanghaiDayOf(now()));
}
