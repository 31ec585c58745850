import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import { addOwnBorrower, type OwnBorrowers, reportDigest } from "#shared/domain/reports/report-digest.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A report as an association may read it, from the frozen figures and its own loans as the ledger has them now. */
export async function readDigest(
  { ledger }: Pick<Deps, "ledger">,
  report: FrozenReport,
  associationId: string | undefined,
): Promise<Uint8Array | undefined> {
  const own: OwnBorrowers = { month: new Set(), counted: new Set(), byCounty: new Map() };
  if (associationId !== undefined) {
    for await (const { facts } of eachLoan(ledger, { associationId })) addOwnBorrower(own, report, facts);
  }
  const html = reportDigest(report, own);
  return html === undefined ? undefined : new TextEncoder().encode(html);
}
