import * as z from "zod";
import { count, fenSchema } from "#shared/contract/base/basic-schemas.ts";

export const measuresSchema = z.object({
  loanCount: count,
  disbursedFen: fenSchema,
  outstandingFen: fenSchema,
  overdueCount: count,
  overdueFen: fenSchema,
  settledCount: count,
  settledFen: fenSchema,
  nonPerformingCount: count,
  nonPerformingFen: fenSchema,
  renewalCount: count,
  renewalFen: fenSchema,
  poorCount: count,
  poorFen: fenSchema,
  /** Loans beside which a book states a credit line, and what these lines come to: promised, not paid out. */
  creditLineCount: count,
  creditLineFen: fenSchema,
});
