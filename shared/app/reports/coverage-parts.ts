import type { MemberCoverage } from "#shared/domain/associations/member-coverage.ts";
import type { ReportCoverage } from "#shared/domain/reports/report-document.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Whom the loans reach, as a report tells it: by the programme's counties, in their order. */
export function coverageParts(
  { programme }: Pick<Deps, "programme">,
  coverage: MemberCoverage | undefined,
): ReportCoverage | undefined {
  if (coverage === undefined) return undefined;
  const byCounty = programme.counties.flatMap(({ code }) => {
    const counts = coverage.byCounty.get(code);
    return counts === undefined ? [] : [{ code, ...counts }];
  });
  return { programme: coverage.programme, poor: coverage.poor, byCounty };
}
