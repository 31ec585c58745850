import type { Month } from "#shared/domain/base/month.ts";
import type { FrozenReport } from "../frozen-report.ts";
import type { AnnexFigures } from "./annex-figures.ts";

/** What an earlier report's annex told, with the month that it was of. */
export type AnnexTold = { month: Month; figures: AnnexFigures };

/** The annex that a frozen report told; `undefined` when it has none. */
export function annexTold({ month, annex }: FrozenReport): AnnexTold | undefined {
  return month === undefined || annex === undefined ? undefined : { month, figures: annex };
}
