import * as z from "zod";
import { fenSchema, wholeCount } from "#shared/contract/base/basic-schemas.ts";

export const measuresSchema = z.object({
  loanCount: wholeCount,
  disbursedFen: fenSchema,
  outstandingFen: fenSchema,
  overdueCount: wholeCount,
  overdueFen: fenSchema,
  settledCount: wholeCount,
  settledFen: fenSchema,
  nonPerformingCount: wholeCount,
  nonPerformingFen: fenSchema,
  renewalCount: wholeCount,
  renewalFen: fenSchema,
  poorCount: wholeCount,
  poorFen: fenSchema,
  /** Loans whose book states a credit line, and the sum of those lines: promised, not paid out. */
  creditLineCount: wholeCount,
  creditLineFen: fenSchema,
});
