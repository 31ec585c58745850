import type { Association } from "#shared/domain/association.ts";
import type { Loan } from "#shared/domain/loan.ts";
import type { Month } from "#shared/domain/month.ts";
import type { ReportDocument } from "#shared/domain/report/report-document.ts";
import { reportHtml } from "#shared/domain/report/report-html.ts";
import { reportJson } from "#shared/domain/report/report-json.ts";
import { reportRemarks } from "#shared/domain/report/report-remarks.ts";
import { annexBook } from "#shared/domain/report-annex/annex-book.ts";
import type { DetailLoan } from "#shared/domain/report-annex/detail-sheet.ts";
import { reportBody } from "#shared/domain/report-body/report-body.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { earlierAnnexes, earlierReports, reportCorrections } from "./earlier-reports.ts";
import { countyNameOf } from "./name-loans.ts";
import type { ReportBasis, ReportReading } from "./report-basis.ts";
import type { ReportForm } from "./report-file-key.ts";

/** What making a report needs beside the ledger. */
export type MakeDeps = Pick<
  Deps,
  "programme" | "reports" | "files" | "sha256" | "log" | "documentWriter" | "bookWriter"
>;

/** Who publishes a month's report, and when. */
export type Publication = { month: Month; revision: number; publishedAt: string; publishedBy: string };

/** A report in every form, and the hash of its JSON. */
export type MadeReport = {
  document: ReportDocument;
  files: Record<ReportForm, Uint8Array>;
  sha256: string;
};

/** Makes a month's report in every form from what was read; the same reading and publication give the same bytes. */
export async function makeReport(
  deps: MakeDeps,
  basis: Pick<ReportBasis, "head" | "associations" | "sources">,
  reading: ReportReading,
  publication: Publication,
): Promise<MadeReport> {
  const { month } = publication;
  const earlier = await earlierReports(deps, month);
  const { name, city, bank, goalFen, firstOn, lastOn, counties, issuer, documentWord } = deps.programme;
  const document: ReportDocument = {
    format: "yinhui-report-2",
    programme: { name, city, bankName: bank.name, goalFen, firstOn, lastOn, issuer, documentWord },
    counties: counties.map(({ code, name }) => ({ code, name })),
    ...publication,
    head: basis.head,
    ...reading.figures,
    ...(await reportCorrections(deps, earlier, reading.figures.byMonth)),
    ...basis.sources,
    annex: reading.annex,
    remarks: reportRemarks(reading.figures),
  };
  const annexes = await earlierAnnexes(deps, earlier, month);
  const html = new TextEncoder().encode(reportHtml(document));
  const docx = await deps.documentWriter(reportBody(document));
  const xlsx = await deps.bookWriter(
    annexBook(document, annexes, detailLoans(deps, basis.associations, reading.monthLoans)),
  );
  const hashes = { html: deps.sha256(html), docx: deps.sha256(docx), xlsx: deps.sha256(xlsx) };
  const json = new TextEncoder().encode(reportJson(document, hashes));
  return { document, files: { json, html, docx, xlsx }, sha256: deps.sha256(json) };
}

function detailLoans(
  deps: Pick<Deps, "programme">,
  associations: readonly Association[],
  loans: readonly Loan[],
): DetailLoan[] {
  const names = new Map(associations.map(({ associationId, name }) => [associationId, name]));
  return loans.map(({ loanNo, facts }) => ({
    loanNo,
    facts,
    associationName: names.get(facts.associationId) ?? facts.associationId,
    countyName: countyNameOf(deps, facts.countyCode),
  }));
}
