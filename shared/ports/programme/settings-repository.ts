import type { SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** The changes of the programme's settings, one after another; none is ever changed or taken away. */
export interface SettingsRepository {
  /** The newest version, read consistently; `undefined` before the first change. */
  current(): Promise<SettingsVersion | undefined>;
  /** Adds the version that follows the newest one known to the caller; `false`, and nothing is written, when it is there already. */
  add(version: SettingsVersion): Promise<boolean>;
  /** Newest first, at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  list(limit: number, cursor?: string): Promise<Page<SettingsVersion>>;
  /** The version that held at an instant: the newest one that was made then or before. */
  asOf(instant: string): Promise<SettingsVersion | undefined>;
}
