import type { MeasureName, Measures } from "#shared/domain/ledger/totals.ts";
import { wholeToWire } from "#shared/http/base/fen-wire.ts";

/** The measures of a total as JSON numbers. */
export function measuresToWire(measures: Measures): Record<MeasureName, number> {
  return {
    loanCount: wholeToWire(measures.loanCount),
    disbursedFen: wholeToWire(measures.disbursedFen),
    outstandingFen: wholeToWire(measures.outstandingFen),
    overdueCount: wholeToWire(measures.overdueCount),
    overdueFen: wholeToWire(measures.overdueFen),
    settledCount: wholeToWire(measures.settledCount),
    settledFen: wholeToWire(measures.settledFen),
    nonPerformingCount: wholeToWire(measures.nonPerformingCount),
    nonPerformingFen: wholeToWire(measures.nonPerformingFen),
    renewalCount: wholeToWire(measures.renewalCount),
    renewalFen: wholeToWire(measures.renewalFen),
    poorCount: wholeToWire(measures.poorCount),
    poorFen: wholeToWire(measures.poorFen),
    creditLineCount: wholeToWire(measures.creditLineCount),
    creditLineFen: wholeToWire(measures.creditLineFen),
  };
}
