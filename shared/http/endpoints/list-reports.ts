import { knownNames } from "#shared/app/known-names.ts";
import { listMailings } from "#shared/app/list-mailings.ts";
import { listReports } from "#shared/app/list-reports.ts";
import { reportRoutes } from "#shared/contract/report-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { mailingSummaryToWire } from "../wire/mailing.ts";

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
