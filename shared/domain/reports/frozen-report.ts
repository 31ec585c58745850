import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { SplitBasis } from "#shared/domain/programme/goal-split.ts";
import type { Tranche } from "#shared/domain/programme/programme.ts";
import type { AnnexFigures } from "./annex/annex-figures.ts";
import type { BankData } from "./awaited-data.ts";
import type { CorrectionCause } from "./correction-causes.ts";
import type { CountyFigures, MonthFigures } from "./figures.ts";
import type { Lent, LentToHouseholds } from "./lent.ts";
import type { DerivedParts } from "./retelling/printed-parts.ts";

/** A month whose numbers a report corrects; early reports state no causes. */
export type FrozenCorrection = {
  month: Month;
  before: Lent;
  after: Lent;
  causes: Omit<CorrectionCause, "sha256">[];
};

/** The whole and its parts; early reports told no parts. */
type LentInParts = LentToHouseholds & { newMoney?: Lent | undefined; renewal?: Lent | undefined };

/** What can be read again from a published report's JSON. Editions differ: what one did not have is absent. */
export type FrozenReport = {
  format?: string | undefined;
  month?: Month | undefined;
  asOf?: Day | undefined;
  revision?: number | undefined;
  publishedAt?: string | undefined;
  publishedBy?: string | undefined;
  programme?:
    | ({ name: string; issuer: string; goalFen: Fen } & {
        firstOn?: Day | undefined;
        lastOn?: Day | undefined;
        tranches?: Tranche[] | undefined;
      })
    | undefined;
  counties?: { code: string; name: string; goalWeight?: number | undefined }[] | undefined;
  goalSplitBy?: SplitBasis | undefined;
  beforeWindow?: Lent | undefined;
  afterWindow?: Lent | undefined;
  byCounty?: CountyFigures[] | undefined;
  byBorrowerType?: MonthFigures["byBorrowerType"] | undefined;
  quality?: MonthFigures["quality"] | undefined;
  poor?: MonthFigures["poor"] | undefined;
  /** The block with which the ledger ended when the report was made. */
  head?: { blockNo: number; seq?: number | undefined; hash?: string | undefined } | undefined;
  thisMonth?: LentInParts | undefined;
  cumulative?: LentInParts | undefined;
  pace?:
    | ({ percentOfGoal: number; timeElapsedPercent: number; aheadOfPacePercent: number } & {
        remainingFen?: Fen | undefined;
        requiredPerMonthFen?: Fen | undefined;
      })
    | undefined;
  monthOnMonthPercent?: number | null | undefined;
  yearOnYearPercent?: number | null | undefined;
  averagePerHouseholdFen?: Fen | undefined;
  outlook?: DerivedParts["outlook"];
  associations?: DerivedParts["associations"];
  coverage?: DerivedParts["coverage"];
  outstanding?: { loanCount: number; outstandingFen: Fen } | undefined;
  awaited?: BankData[] | undefined;
  withholds?: boolean | undefined;
  byMonth?: (Lent & { month: Month })[] | undefined;
  comparedWith?: Month | undefined;
  /** Absent also where the report could not compare. */
  corrections?: FrozenCorrection[] | undefined;
  annex?: AnnexFigures | undefined;
  /** The SHA-256 of each of its other forms. */
  formHashes: Readonly<Record<string, string>>;
};
