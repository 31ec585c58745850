import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { PublishedReport } from "./report-archive.ts";
import type { ReportForm } from "./report-file-key.ts";

type ReportName = Pick<PublishedReport, "month" | "sha256">;

/** The frozen files of reports, each under the SHA-256 of its report's JSON. */
export interface FrozenReports {
  put(report: ReportName, form: ReportForm, bytes: Uint8Array): Promise<void>;
  /** The bytes of a form as they are stored, or `undefined`; whether they are what was published is not looked at. */
  get(report: ReportName, form: ReportForm): Promise<Uint8Array | undefined>;
  /** Keeps what a timestamp authority answered for a report, in the place of an earlier answer. */
  putTimestamp(report: ReportName, token: Uint8Array): Promise<void>;
  getTimestamp(report: ReportName): Promise<Uint8Array | undefined>;
  /** Parses a report's JSON of any edition. Fails with `ledger-damaged` when it is no report's. */
  parse(json: Uint8Array): FrozenReport;
}
