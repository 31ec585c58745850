import { knownNames } from "#shared/app/imports/known-names.ts";
import { listMailings } from "#shared/app/reports/list-mailings.ts";
import { listReports } from "#shared/app/reports/list-reports.ts";
import { reportRoutes } from "#shared/contract/reports/report-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { mailingSummaryToWire } from "./mailing-wire.ts";

/** Lists the published reports, newest month first, with what became of their messages, and those that are due. */
export const listReportsEndpoint = defineEndpoint(reportRoutes["list-reports"], async (deps, caller) => {
  const [{ items, ...rest }, mailings] = await Promise.all([listReports(deps), listMailings(deps, caller)]);
  const publishers = items.map(({ publishedBy }) => publishedBy);
  const names = await knownNames(deps, caller.issuer, publishers);
  const listed = items.map((one) => {
    const mailing = mailings.find(({ month, revision }) => month === one.month && revision === one.revision);
    return {
      ...one,
      publishedByName: names.get(one.publishedBy),
      ...(mailing && { mailing: mailingSummaryToWire(mailing) }),
    };
  });
  return { items: listed, ...rest };
});
