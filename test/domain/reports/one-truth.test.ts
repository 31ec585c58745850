import fc from "fast-check";
import { expect, test } from "vitest";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { annexBook } from "#shared/domain/reports/annex/annex-book.ts";
import { type AssociationLines, addToAssociations } from "#shared/domain/reports/annex/annex-figures.ts";
import type { Block, TableBlock } from "#shared/domain/reports/body/block.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const presentReport = (loans: readonly LoanFacts[]): ReportDocument => ({
  ...reportOf(loans),
  format: "yinhui-report-9",
});
const textOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap((block) => (block.kind === "paragraph" ? block.runs : []))
    .map((run) => (typeof run === "string" ? run : "name" in run ? run.name : ""))
    .join("");
const tableWith = (blocks: readonly Block[], head: string): TableBlock => {
  const table = blocks.find(
    (block) => block.kind === "table" && block.columns.some((one) => [one.head].flat().join("") === head),
  );
  if (table?.kind !== "table") throw new Error(`no table with ${head}`);
  return table;
};
const totalOf = (table: TableBlock, head: string) =>
  String(table.rows.at(-1)?.[table.columns.findIndex((one) => [one.head].flat().join("") === head)]);
const said = (text: string, pattern: RegExp) => pattern.exec(text)?.slice(1) ?? [];

/** The total row of a sheet of the annex, by its headers. */
function annexTotal(report: ReportDocument, loans: readonly LoanFacts[], name: string) {
  const lines: AssociationLines = new Map();
  const { firstOn, lastOn } = report.programme;
  for (const facts of loans) addToAssociations(lines, facts, { asOf: report.asOf, firstOn, lastOn });
  const sheet = annexBook(report, {}, { associations: [], lines, loans: [] }).find(
    (one) => one.name === name,
  );
  const [heads, ...rows] = [...(sheet?.rows ?? [])].slice(2);
  const cellText = (cell: (typeof rows)[number]["cells"][number] | undefined) =>
    cell?.content && "text" in cell.content ? cell.content.text : "";
  return new Map(heads?.cells.map((head, index) => [cellText(head), cellText(rows.at(-1)?.cells[index])]));
}

test("every number of a sentence that also stands in a table is the same there, in text and annex", () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 25 }), (loans) => {
      const report = presentReport(loans);
      const { blocks } = reportBody(report);
      const text = textOf(blocks);
      const [owedCount = "0", owedWan = "0.00"] = said(text, /未结清贷款(\d+)笔，余额([\d,.-]+)万元/);
      const [overdueWan, overduePercent] = said(text, /逾期贷款\d+笔、余额([\d,.-]+)万元，逾期率([\d.]+)%/);
      const [badCount, badWan, badPercent] = said(
        text,
        /不良贷款(\d+)笔、余额([\d,.-]+)万元，不良率([\d.]+)%/,
      );
      const classes = tableWith(blocks, "五级分类");
      const counties = tableWith(blocks, "逾期余额");

      expect([totalOf(classes, "笔数"), totalOf(classes, "余额")]).toEqual([owedCount, owedWan]);
      const bad = classes.rows.slice(2, 5).reduce((sum, row) => sum + Number(row[1]), 0);
      expect(String(bad)).toBe(badCount);
      const told = ["余额", "逾期余额", "逾期率%", "不良余额", "不良率%"].map((head) =>
        totalOf(counties, head),
      );
      expect(told).toEqual([owedWan, overdueWan, overduePercent, badWan, badPercent]);
      expect(totalOf(tableWith(blocks, "占比%"), "余额")).toBe(owedWan);
      for (const name of ["分县进展", "分农技协"]) {
        const total = annexTotal(report, loans, name);
        expect([total.get("逾期率（%）"), total.get("不良率（%）")], name).toEqual([
          overduePercent,
          badPercent,
        ]);
      }
      const annexed = report.annex.classification.reduce((sum, { loanCount }) => sum + loanCount, 0);
      expect(String(annexed)).toBe(owedCount);
    }),
    { numRuns: 60 },
  );
});

test("a written-off loan without a balance is bad in no figure (F1), nor a paid one overdue", () => {
  const loans = [
    loanFacts({ classification: "loss", status: "written-off", outstandingFen: 0n }),
    loanFacts({ classification: "loss", outstandingFen: 1_000_000n }),
    loanFacts({ status: "overdue", outstandingFen: 0n }),
  ];
  const { quality, outstanding, annex, byCounty } = presentReport(loans);
  const losses = { loanCount: 1, outstandingFen: 1_000_000n };

  expect(quality).toMatchObject({ nonPerforming: losses, overdue: { loanCount: 0 } });
  expect(quality.byClass.at(-1)).toMatchObject(losses);
  expect(annex.classification.find(({ name }) => name === "损失")).toMatchObject(losses);
  expect(byCounty[0]).toMatchObject({ nonPerforming: losses, nonPerformingPercent: 100 });
  expect(outstanding).toEqual(losses);
});
