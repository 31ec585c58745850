import { knownNames } from "#shared/app/imports/known-names.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { DueDeps } from "./due-reports.ts";
import { listMailings } from "./list-mailings.ts";
import { listReports } from "./list-reports.ts";

/** The same list as `listReports`, with who published each report and what became of its messages. */
export async function listMailedReports(
  deps: DueDeps & Pick<Deps, "mailings" | "people">,
  caller: Pick<Person, "role" | "issuer">,
) {
  const [{ items, ...rest }, mailings] = await Promise.all([listReports(deps), listMailings(deps, caller)]);
  const publishers = items.map(({ publishedBy }) => publishedBy);
  const names = await knownNames(deps, caller.issuer, publishers);
  const listed = items.map((report) => ({
    report,
    publishedByName: names.get(report.publishedBy),
    mailing: mailings.find(({ month, revision }) => month === report.month && revision === report.revision),
  }));
  return { items: listed, ...rest };
}
