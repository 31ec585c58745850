import { everyPage } from "#shared/app/base/every-page.ts";
import { shanghaiEndOf } from "#shared/domain/base/instant.ts";
import { lastDayOf } from "#shared/domain/base/month.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import {
  programmeUnder,
  type SettingsVersion,
  withGoalOf,
} from "#shared/domain/programme/programme-settings.ts";
import type { ReportEdition } from "#shared/domain/reports/report-edition.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Publication } from "./make-report.ts";

/** What telling the programme of a month needs. */
export type ProgrammeDeps = Pick<Deps, "programme" | "filedProgramme" | "settings" | "ledger">;

/**
 * The programme that a month's report is made by: as it is when the report is made, with the goal, the window, the
 * tranches and the counties' weights that held at the month's end. Up to edition 6 all of it is of the moment.
 */
export async function programmeOfMonth(
  deps: ProgrammeDeps,
  { month, publishedAt }: Pick<Publication, "month" | "publishedAt">,
  edition: ReportEdition,
): Promise<Programme> {
  const filed = deps.filedProgramme ?? deps.programme;
  const present = programmeUnder(filed, await deps.settings.asOf(publishedAt));
  if (edition < 7) return present;
  const ended = shanghaiEndOf(lastDayOf(month));
  const [first] = await deps.ledger.blocks(0, 1);
  return withGoalOf(
    present,
    programmeUnder(filed, await versionOf(deps, { ended, began: first?.knownAt ?? ended, publishedAt })),
  );
}

/** The settings at a month's end; of one before the ledger began, those of its beginning or the earliest made since. */
async function versionOf(
  { settings }: Pick<Deps, "settings">,
  { ended, began, publishedAt }: { ended: string; began: string; publishedAt: string },
): Promise<SettingsVersion | undefined> {
  if (began <= ended) return settings.asOf(ended);
  const version = await settings.asOf(began);
  if (version !== undefined) return version;
  let earliest: SettingsVersion | undefined;
  for await (const one of everyPage(settings.list)) if (one.changedAt <= publishedAt) earliest = one;
  return earliest;
}
