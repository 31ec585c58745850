import type { SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The revision of the settings that hold now, 0 for the programme's file, and a page of their changes, newest first. */
export async function readSettings(
  deps: Pick<Deps, "settings">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ revision: number; changes: Page<SettingsVersion> }> {
  const [current, changes] = await Promise.all([deps.settings.current(), deps.settings.list(limit, cursor)]);
  return { revision: current?.revision ?? 0, changes };
}
