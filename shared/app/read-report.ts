import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Month } from "#shared/domain/month.ts";
import { htmlHashOf } from "#shared/domain/report/report-json.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { readFrozen } from "./read-frozen.ts";
import type { ReportForm } from "./report-file-key.ts";

const contentTypes: Record<ReportForm, string> = {
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
};

/**
 * A published report as it was frozen. Fails with `report-unknown` when the month is not published; a file that is lost
 * or is not what was published is an incident, logged as `report-altered`, and is not given out.
 */
export async function readReport(
  deps: Pick<Deps, "reports" | "files" | "sha256" | "log">,
  { month, form }: { month: Month; form: ReportForm },
): Promise<{ contentType: string; body: string }> {
  const record = await deps.reports.get(month);
  if (record === undefined) throw new LedgerFailure("report-unknown", { month });
  const json = await readFrozen(deps, record, "json");
  const body =
    form === "json" || json === undefined ? json : await readFrozen(deps, record, form, htmlHashOf(json));
  if (body === undefined) throw new Error(`the files of report ${month} are not what was published`);
  return { contentType: contentTypes[form], body };
}
