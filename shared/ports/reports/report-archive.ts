import type { Month } from "#shared/domain/base/month.ts";

/** A published report: which month and revision, when, by whom, and the hash (SHA-256, hexadecimal) of its frozen JSON. */
export type PublishedReport = {
  month: Month;
  /** 1 for the first report of a month; the next is made when data came that the one before had to do without. */
  revision: number;
  publishedAt: string;
  publishedBy: string;
  sha256: string;
  headHash: string;
  /** That a bank's data was awaited still: a revision follows when it has come. */
  provisional?: true | undefined;
};

/** The reports that were published; what they say is frozen in the files under the key that `reportFileKey` gives. */
export interface ReportArchive {
  /** Records a publication; `false`, and nothing is written, unless its revision follows the last one of its month. */
  add(report: PublishedReport): Promise<boolean>;
  /** A revision of a month's report; the last one where none is given. */
  get(month: Month, revision?: number): Promise<PublishedReport | undefined>;
  /** Every revision: the newest month first, those of a month from the first on; a programme has at most 1,200 months. */
  list(): Promise<PublishedReport[]>;
}

/** The last revision of each month, in the order of the list. */
export function lastRevisions(reports: readonly PublishedReport[]): PublishedReport[] {
  const last = new Map(reports.map((report) => [report.month, report.revision]));
  return reports.filter(({ month, revision }) => last.get(month) === revision);
}
