import type { Month } from "#shared/domain/base/month.ts";
import type { FrozenReport } from "../frozen-report.ts";
import type { AnnexFigures } from "./annex-figures.ts";

/** The annex of an earlier report, with its month. */
export type AnnexTold = { month: Month; figures: AnnexFigures };

/** The annex of a frozen report; `undefined` when it has none. */
export function annexTold({ month, annex }: FrozenReport): AnnexTold | undefined {
  return month === undefined || annex === undefined ? undefined : { month, figures: annex };
}
