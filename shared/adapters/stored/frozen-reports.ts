import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import type { FrozenReports } from "#shared/ports/reports/frozen-reports.ts";
import { reportBytesMax, reportFileKey, timestampFileKey } from "#shared/ports/reports/report-file-key.ts";
import { timestampBytesMax } from "#shared/ports/reports/timestamp-authority.ts";
import { frozenReportSchema } from "./frozen-report-schema.ts";
import { parseJsonFile } from "./json-text.ts";

/** Makes the frozen reports in a file store. */
export function createFrozenReports(files: FileStore): FrozenReports {
  return {
    put: (report, form, bytes) => files.put("reports", reportFileKey(report, form), bytes),
    get: (report, form) => files.get("reports", reportFileKey(report, form), reportBytesMax),
    putTimestamp: (report, token) => files.put("reports", timestampFileKey(report), token),
    getTimestamp: (report) => files.get("reports", timestampFileKey(report), timestampBytesMax),
    parse: parseFrozenReport,
  };
}

/** Parses a report's JSON. Fails with `ledger-damaged` when it is no report's. */
export function parseFrozenReport(json: Uint8Array): FrozenReport {
  return parseJsonFile(frozenReportSchema, json, "reports");
}
