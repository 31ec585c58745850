import type { CoverageCounts, MemberCoverage } from "#shared/domain/associations/member-coverage.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { County, Tranche } from "#shared/domain/programme/programme.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import type { AnnexFigures } from "./annex/annex-figures.ts";
import type { ReportAssessment } from "./assessment/report-assessment.ts";
import type { BankData } from "./awaited-data.ts";
import type { CorrectionCause } from "./correction-causes.ts";
import type { MonthFigures } from "./figures.ts";
import type { Lent } from "./lent.ts";
import type { ReportEdition } from "./report-edition.ts";
import type { ReportQueries } from "./report-queries.ts";
import type { FigureCorrection } from "./retelling/figure-corrections.ts";
import type { SettingChange } from "./retelling/setting-changes.ts";

/** How much of a file is in the ledger: all of it, what has been posted so far, or what an undoing kept. */
export type SourceState = "whole" | "begun" | "kept";

/** A file from which loans of the ledger come, with its SHA-256; `committedAt` is `null` while it is not wholly in. */
export type ReportSource = {
  fileName: string;
  sha256: string;
  state: SourceState;
  committedAt: string | null;
  /** Whose book it is: a bank's, or that of some of its branches alone; absent where there is one of all, and before edition 5. */
  bankName?: string | undefined;
  branchNames?: readonly string[] | undefined;
};

/** A month whose numbers are no longer what an earlier report said, and the imports that changed them. */
export type Correction = { month: Month; before: Lent; after: Lent; causes: readonly CorrectionCause[] };

/** Whom the loans reach: members of all associations, and registered poor households by the latest list. */
export type ReportCoverage = Pick<MemberCoverage, "programme" | "poor"> & {
  byCounty: readonly (CoverageCounts & { code: string })[];
};

/** A month's report as it is frozen: the figures and everything one needs to trust them. Money in fen. */
export type ReportDocument = MonthFigures & {
  format: `yinhui-report-${ReportEdition}`;
  programme: {
    name: string;
    city: string;
    bankName: string;
    goalFen: Fen;
    firstOn: Day;
    lastOn: Day;
    tranches: readonly Tranche[];
    /** Who signs the report (发文机关). */
    issuer: string;
    /** The word of its document numbers (发文机关代字), where it has one. */
    documentWord?: string | undefined;
    /** 主送机关 and 抄送机关, where the programme sets them; absent before edition 7. */
    addressedTo?: string | undefined;
    copiedTo?: string | undefined;
  };
  counties: readonly Pick<County, "code" | "name" | "goalWeight">[];
  revision: number;
  publishedAt: string;
  /** The subject of the person who published it, or `schedule`. */
  publishedBy: string;
  head: JournalHead;
  /** The earlier report that corrections are against; `null` when this is the first. */
  comparedWith: Month | null;
  /** `null` when the earlier report's file is lost or altered, so that corrections are unknown. */
  corrections: readonly Correction[] | null;
  /**
   * Every other figure that the earlier report printed and that is otherwise now, as of its own month's end; `null` where
   * its file does not tell enough. How many of associations there are besides, which the annex lists. Since edition 7.
   */
  figureCorrections?: readonly FigureCorrection[] | null | undefined;
  associationCorrectionCount?: number | undefined;
  /** What of goal, window and weights is set otherwise than in the earlier report; since edition 7. */
  settingChanges?: readonly SettingChange[] | undefined;
  /** The latest files, oldest of them first, and how many earlier ones there are. */
  sources: readonly ReportSource[];
  sourcesMoreCount: number;
  /** What is owed by each dimension of the annex. */
  annex: AnnexFigures;
  /** How old each bank's data was at that day. */
  freshness: readonly Freshness[];
  /** The banks whose data did not reach the month's end; absent in edition 2. */
  awaited?: readonly BankData[] | undefined;
  /** Whom the loans reach, in the programme and by county; absent where no register was kept, and before edition 4. */
  coverage?: ReportCoverage | undefined;
  /** That nothing is said which rests on awaited data: no comparison, colour, forecast, rank or reproach. */
  withholds?: true | undefined;
  queries: ReportQueries;
  /** 存在的问题与建议: sentences by rule. */
  remarks: readonly string[];
  /** 考核评价与整改; absent where there is nothing to tell, and before edition 7. */
  assessment?: ReportAssessment | undefined;
};
