import type { Reading } from "#shared/domain/people/reading.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** Who looked at the data of each association, for `readingsLiveDays` days. */
export interface AccessLog {
  /** Adds a reading, unless one of the same association, person, kind and loan is there within the same hour (UTC). */
  add(reading: Reading): Promise<void>;
  /**
   * The readings of an association from the hour `firstHour` on, at most `limit` (≤ `pageSizeMax`): later hours first,
   * within an hour in no particular order, each once over all pages. Fails with `cursor-invalid`.
   */
  list(associationId: string, firstHour: string, limit: number, cursor?: string): Promise<Page<Reading>>;
}
