import type { Month } from "#shared/domain/base/month.ts";

/** A published report: which month, when, by whom, and the hash (SHA-256, hexadecimal) of its frozen JSON. */
export type PublishedReport = {
  month: Month;
  revision: number;
  publishedAt: string;
  publishedBy: string;
  sha256: string;
  headHash: string;
};

/** The reports that were published; what they say is frozen in the files under the key that `reportFileKey` gives. */
export interface ReportArchive {
  /** Records a publication; `false`, and nothing is written, when the month is published already, in whatever revision. */
  add(report: PublishedReport): Promise<boolean>;
  get(month: Month): Promise<PublishedReport | undefined>;
  /** Newest month first; a programme has at most 1,200 months. */
  list(): Promise<PublishedReport[]>;
}
