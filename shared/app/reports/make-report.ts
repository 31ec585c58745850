import { countyNameOf, nameOfCode } from "#shared/app/ledger/name-loans.ts";
import { type Bank, banksOf, branchOf } from "#shared/domain/base/bank.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { splitGoal } from "#shared/domain/programme/goal-split.ts";
import { type AnnexDetail, annexBook } from "#shared/domain/reports/annex/annex-book.ts";
import type { DetailLoan } from "#shared/domain/reports/annex/detail-sheet.ts";
import { awaitedOf } from "#shared/domain/reports/awaited-data.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import type { ReportDocument, ReportSource } from "#shared/domain/reports/report-document.ts";
import type { ReportEdition } from "#shared/domain/reports/report-edition.ts";
import { reportHtml } from "#shared/domain/reports/report-html.ts";
import { reportJson } from "#shared/domain/reports/report-json.ts";
import { reportQueries } from "#shared/domain/reports/report-queries.ts";
import { awaitedRemark, reportRemarks } from "#shared/domain/reports/report-remarks.ts";
import { earlierRemarks } from "#shared/domain/reports/until-edition-6/earlier-remarks.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import type { ReportFiles } from "#shared/ports/reports/report-file-key.ts";
import { assessmentTold } from "./assessment/report-quarter.ts";
import { coverageParts } from "./coverage-parts.ts";
import { earlierAnnexes, earlierReports, reportCorrections } from "./earlier-reports.ts";
import { readFrozenReport } from "./read-frozen.ts";
import type { ReportBasis } from "./report-basis.ts";
import type { BookSource } from "./report-sources.ts";
import { setOtherwise } from "./set-otherwise.ts";

/** What making a report needs besides the ledger. */
export type MakeDeps = Pick<
  Deps,
  | "programme"
  | "ledger"
  | "imports"
  | "reports"
  | "assessments"
  | "frozenReports"
  | "sha256"
  | "log"
  | "documentWriter"
  | "pdfWriter"
  | "reportPainter"
  | "bookWriter"
  | "settings"
>;

/** Who publishes a month's report, and when. */
export type Publication = { month: Month; revision: number; publishedAt: string; publishedBy: string };

/** A report in every form, and the hash of its JSON. */
export type MadeReport = {
  document: ReportDocument;
  files: ReportFiles;
  sha256: string;
};

/**
 * Makes a month's report in every form from its basis, in the edition that the basis is of; the same basis,
 * publication and edition give the same bytes.
 */
export async function makeReport(
  deps: MakeDeps,
  basis: ReportBasis,
  publication: Publication,
  edition: ReportEdition,
): Promise<MadeReport> {
  const { figures, annex } = basis;
  const earlier = await earlierReports(deps, publication);
  const { name, city, bank, goalFen, firstOn, lastOn, tranches } = deps.programme;
  const { counties, issuer, documentWord, addressedTo, copiedTo } = deps.programme;
  const hasBanks = isOfSeveral(banksOf(deps.programme));
  const awaited = awaitedOf(basis.freshness, figures.asOf);
  const withholds = edition >= 6 && awaited.length > 0;
  const remarks =
    edition >= 7 ? reportRemarks({ ...figures, programme: deps.programme }) : earlierRemarks(figures);
  const document: ReportDocument = {
    format: `yinhui-report-${shownEdition(edition, { withholds, hasBanks, hasCoverage: basis.coverage !== undefined })}`,
    programme: {
      name,
      city,
      bankName: bank.name,
      goalFen,
      firstOn,
      lastOn,
      tranches,
      issuer,
      documentWord,
      ...(edition >= 7 ? { addressedTo, copiedTo } : {}),
    },
    counties: counties.map(({ code, name, goalWeight }) => ({ code, name, goalWeight })),
    ...publication,
    head: basis.head,
    ...figures,
    ...(await reportCorrections(deps, earlier, figures.byMonth, basis)),
    ...(edition >= 7 ? await retoldParts(deps, basis, earlier.at(-1)) : {}),
    sources: basis.sources.sources.map(hasBanks && edition >= 5 ? ofBank(deps) : asBefore),
    sourcesMoreCount: basis.sources.sourcesMoreCount,
    annex,
    freshness: basis.freshness,
    awaited: edition === 2 ? undefined : awaited,
    ...(withholds ? { withholds } : {}),
    coverage: edition >= 4 ? coverageParts(deps, basis.coverage) : undefined,
    queries: reportQueries(figures, { asOf: figures.asOf, firstOn, lastOn }),
    remarks: withholds ? [awaitedRemark(awaited)] : remarks,
    assessment:
      edition >= 7 ? await assessmentTold(deps, basis, publication, { earlier, withholds }) : undefined,
  };
  const annexes = await earlierAnnexes(deps, earlier, publication.month);
  const pictures = await deps.reportPainter(document);
  const html = new TextEncoder().encode(reportHtml(document, pictures));
  const body = reportBody(document);
  const docx = await deps.documentWriter(body, pictures);
  const pdf = body.frame === undefined ? undefined : await deps.pdfWriter(body, pictures);
  const xlsx = await deps.bookWriter(annexBook(document, annexes, annexDetail(deps, basis, document)));
  const forms = { html, docx, xlsx, ...(pdf === undefined ? {} : { pdf }) };
  const hashes = Object.fromEntries(Object.entries(forms).map(([form, bytes]) => [form, deps.sha256(bytes)]));
  const json = new TextEncoder().encode(reportJson(document, hashes));
  return { document, files: { json, ...forms }, sha256: deps.sha256(json) };
}

/** What the nearest earlier report printed that is otherwise now, and what was set otherwise since. */
async function retoldParts(
  deps: MakeDeps,
  { figures, retold }: Pick<ReportBasis, "figures" | "retold">,
  latest: PublishedReport | undefined,
): Promise<Pick<ReportDocument, "figureCorrections" | "associationCorrectionCount" | "settingChanges">> {
  const told = latest && (await readFrozenReport(deps, latest));
  return {
    figureCorrections: latest !== undefined && retold === undefined ? null : (retold?.figures ?? []),
    associationCorrectionCount: retold?.associations.length ?? 0,
    settingChanges: await setOtherwise(deps, told, figures),
  };
}

/** The edition whose bytes a report has that is made in a later one. */
function shownEdition(
  edition: ReportEdition,
  { withholds, hasBanks, hasCoverage }: { withholds: boolean; hasBanks: boolean; hasCoverage: boolean },
): ReportEdition {
  if (edition >= 7 || edition <= 3 || withholds) return edition;
  if (edition >= 5 && hasBanks) return 5;
  return hasCoverage ? 4 : 3;
}

/** Whether books are of more than one bank or branch, so that whose one is has to be said. */
function isOfSeveral(banks: readonly Bank[]): boolean {
  return banks.length > 1 || banks.some(({ branches = [] }) => branches.length > 0);
}

function asBefore({ fileName, sha256, state, committedAt }: BookSource): ReportSource {
  return { fileName, sha256, state, committedAt };
}

function ofBank({ programme }: Pick<Deps, "programme">): (source: BookSource) => ReportSource {
  return (source) => {
    const { bankId, branchIds = [] } = source;
    const bank = banksOf(programme).find((one) => one.bankId === bankId);
    return {
      ...asBefore(source),
      bankName: bank?.name ?? bankId,
      branchNames: branchIds.map((branchId) => branchOf(programme, bankId, branchId)?.name ?? branchId),
    };
  };
}

function annexDetail(
  deps: Pick<Deps, "programme">,
  basis: Pick<ReportBasis, "associations" | "lines" | "monthLoans" | "coverage" | "scorecards" | "retold">,
  { coverage, assessment }: Pick<ReportDocument, "coverage" | "assessment">,
): AnnexDetail {
  const goals = splitGoal(deps.programme, basis.associations).associations;
  // A merged association appears only while some of its loans have not followed yet.
  const told = basis.associations.filter(
    ({ associationId, mergedInto }) => mergedInto === undefined || basis.lines.has(associationId),
  );
  const associations = told.map(({ associationId, name, countyCode }) => ({
    associationId,
    name,
    countyName: countyNameOf(deps, countyCode),
    goalFen: goals.get(associationId),
  }));
  return {
    associations,
    lines: basis.lines,
    corrections: basis.retold?.associations ?? [],
    loans: detailLoans(deps, basis),
    coverage: coverage && basis.coverage?.byAssociation,
    scorecards: assessment?.cards && basis.scorecards,
  };
}

function detailLoans(
  deps: Pick<Deps, "programme">,
  { associations, monthLoans }: Pick<ReportBasis, "associations" | "monthLoans">,
): DetailLoan[] {
  const names = new Map(associations.map(({ associationId, name }) => [associationId, name]));
  return monthLoans.map(({ loanNo, facts }) => {
    const { associationId, countyCode } = groupsOf(facts);
    return {
      loanNo,
      facts,
      associationName: names.get(associationId) ?? nameOfCode(associationId),
      countyName: countyNameOf(deps, countyCode),
    };
  });
}
