import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { addToAnnex, annexFigures, startAnnex } from "#shared/domain/reports/annex/annex-figures.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { reportQueries } from "#shared/domain/reports/report-queries.ts";
import { reportRemarks } from "#shared/domain/reports/report-remarks.ts";
import { monthFigures } from "./month-figures.ts";

/**
 * The report of June 2016, or of another month and programme, on the given loans; `names` are the programme's, its
 * associations' and its files' names.
 */
export function reportOf(
  loans: readonly LoanFacts[],
  names: readonly string[] = [],
  { programme = defaultProgramme, month = "2016-06" }: { programme?: Programme; month?: Month } = {},
): ReportDocument {
  const { goalFen, firstOn, lastOn, counties, issuer } = programme;
  const associations = names.map((name, index) => ({
    associationId: `n${index}`,
    name,
    countyCode: "341102",
    confirmed: false,
  }));
  const figures = monthFigures(programme, associations, loans, month);
  const annex = startAnnex();
  for (const facts of loans) addToAnnex(annex, facts, figures.asOf);
  return {
    format: "yinhui-report-9",
    programme: {
      name: names[0] ?? "银会合作",
      city: "滁州市",
      bankName: "邮储银行",
      goalFen,
      firstOn,
      lastOn,
      tranches: [],
      issuer,
    },
    counties,
    revision: 1,
    publishedAt: "2016-06-30T16:00:00.000Z",
    publishedBy: "schedule",
    head: { ...emptyHead, blockNo: 7, seq: 9 },
    comparedWith: null,
    corrections: [],
    sources: names.map((fileName) => ({
      fileName,
      sha256: "f".repeat(64),
      state: "whole",
      committedAt: "2016-06-30T15:59:59.999Z",
    })),
    sourcesMoreCount: 2,
    annex: annexFigures(annex),
    freshness: [],
    queries: reportQueries(figures, { asOf: figures.asOf, firstOn, lastOn }),
    remarks: reportRemarks({ ...figures, programme }),
    ...figures,
  };
}

/** Pictures that show nothing, for what does not look at them. */
export const blankPictures: ReportPictures = {
  goal: { svg: "<svg></svg>", png: new Uint8Array(), widthPx: 10, heightPx: 10 },
  counties: { svg: "<svg></svg>", png: new Uint8Array(), widthPx: 10, heightPx: 10 },
};
