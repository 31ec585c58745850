import { everyPage } from "#shared/app/base/every-page.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { type Freshness, freshnessOf } from "#shared/domain/progress/freshness.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many of the latest imports the freshness of the data is based on. */
export const importsLookedThroughMax = 1000;

/** How old each bank's data is today. */
export async function bankFreshness({
  imports,
  programme,
  now,
}: Pick<Deps, "imports" | "programme" | "now">): Promise<Freshness[]> {
  const latest = [];
  for await (const record of everyPage(imports.list)) {
    latest.push(record);
    if (latest.length >= importsLookedThroughMax) break;
  }
  return freshnessOf(banksOf(programme), latest, shanghaiDayOf(now()));
}
