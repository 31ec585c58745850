import type { Month } from "#shared/domain/base/month.ts";
import type { Mailing } from "#shared/domain/reports/mailing.ts";

/** What became of the messages of each published report; one record for each month and revision, changed under its version. */
export interface MailingRepository {
  /** Adds a mailing, of version 1 unless it comes from another store; `false`, and nothing is written, when its month and revision have one. */
  add(mailing: Mailing): Promise<boolean>;
  get(month: Month, revision: number): Promise<Mailing | undefined>;
  /** Replaces the mailing of the version before; `false`, and nothing is written, when another version is stored. */
  replace(mailing: Mailing): Promise<boolean>;
  /** All of them, oldest month first; a programme has at most 1,200 months. */
  list(): Promise<Mailing[]>;
}
