import type { RouteOutput } from "#shared/contract/routes.ts";
import { openMonthsOf } from "#shared/domain/reports/open-months.ts";
import { type ApiClient, callJson } from "./api-client.ts";

/** Publishes every month that has no report and of which data tells, oldest first; gives the exit status. */
export async function publishAll(client: ApiClient, say: (month: string) => void): Promise<number> {
  const [programme, progress, reports] = await Promise.all([
    callJson<RouteOutput<"read-programme">>(client, "read-programme"),
    callJson<RouteOutput<"read-progress">>(client, "read-progress"),
    callJson<RouteOutput<"list-reports">>(client, "list-reports"),
  ]);
  const lent = progress.byMonth.map(({ month }) => month);
  const { items: published, banks } = reports;
  for (const month of openMonthsOf({ programme, today: progress.asOf, published, banks, lent })) {
    await callJson(client, "publish-report", { params: { month } });
    say(month);
  }
  return 0;
}
