import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** The imports and the state of each. */
export interface ImportRepository {
  /** Adds a new import; its `revision` is 1 unless it comes from another store. Fails as a bug when the id exists. */
  add(record: ImportRecord): Promise<void>;
  get(importId: string): Promise<ImportRecord | undefined>;
  /** Replaces an import if its stored revision is still `record.revision` − 1; `false` when it is another by now. */
  replace(record: ImportRecord): Promise<boolean>;
  /** Newest first (by announcedAt, then importId), at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  list(limit: number, cursor?: string): Promise<Page<ImportRecord>>;
  /**
   * The imports whose state waits for work (`importWork`), oldest first: what a restarted process takes up again. Those
   * that wait for a person are not among them. At most `pageSizeMax`.
   */
  listAtWork(): Promise<ImportRecord[]>;
}
