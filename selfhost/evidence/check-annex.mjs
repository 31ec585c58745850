// Compares the annex, a workbook, with the loans of the journal.

import { editionOf } from "./edition-of.mjs";
import { correctionCells, sourceRows } from "./expected-tables.mjs";
import { monthOf, percentOf } from "./form-texts.mjs";
import { amount, dayNumber, lent, owed, owing, percent, qualityOf, sum } from "./loan-sums.mjs";
import { annexNameOf, annexTitles } from "./recount-annex.mjs";

const firstRow = 3;
const detailMax = 50_000;
const decimal = (fen) => {
  const cents = BigInt(fen) < 0n ? -BigInt(fen) : BigInt(fen);
  return `${BigInt(fen) < 0n ? "-" : ""}${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
};
/** A text of the report as a workbook holds it. */
const asStored = (cell) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  String(cell).replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/g, "");
const lentCells = ({ loanCount, disbursedFen }) => [loanCount, decimal(disbursedFen)];
const owedCells = ({ loanCount, outstandingFen }) => [loanCount, decimal(outstandingFen)];

/** `loansAt` gives the loans as the report of an earlier month knew them, or nothing where there was none. */
export function checkAnnex(sheets, { report, evidence, loans, loansAt }, differ) {
  const known = loans.filter((loan) => loan.disbursedOn <= report.asOf);
  const compare = (name, expected, width) => {
    const sheet = sheets.get(name);
    if (sheet === undefined) return differ("report.xlsx 的工作表", name, "缺失");
    const rows = sheet.slice(firstRow).map((row) => row.slice(0, width).join("｜"));
    if (rows.length !== expected.length) differ(`report.xlsx“${name}”的行数`, expected.length, rows.length);
    expected.forEach((cells, index) => {
      const row = cells.join("｜");
      if (row !== rows[index]) differ(`report.xlsx“${name}”第 ${firstRow + 1 + index} 行`, row, rows[index]);
    });
  };
  compare("分县进展", countyRows(report));
  compare("分月发放", monthRows(report));
  if (editionOf(report) >= 7)
    compare(
      "数据来源",
      sourceRows(report).map((cells) => cells.map(asStored)),
    );
  if (editionOf(report) >= 7) checkCorrected(sheets, report, differ);
  checkOwed(sheets, { report, loansAt }, differ);
  checkAssociations(sheets, { report, evidence, known }, differ);
  checkDetail(sheets, report, known, differ);
}

/** 更正表: what the report corrects in its text, and then as many lines of associations as it says. */
function checkCorrected(sheets, report, differ) {
  const { settingChanges, corrections, figureCorrections, associationCorrectionCount } = report;
  const told = ({ loanCount, disbursedFen: fen }) => ({ loanCount, fen });
  const months = (corrections ?? []).map(({ month, before, after, causes }) =>
    correctionCells({ name: `${monthOf(month)}发放`, before: told(before), after: told(after), causes }),
  );
  const expected = [
    ...settingChanges.map(({ name, before, after }) => [name, before, after]),
    ...months.map((cells) => cells.slice(0, 3)),
    ...(figureCorrections ?? []).map((one) => correctionCells(one).slice(0, 3)),
  ];
  const rows = (sheets.get("更正表") ?? []).slice(firstRow).map((row) => row.slice(0, 3).join("｜"));
  const count = Math.min(Math.max(expected.length + associationCorrectionCount, 1), 2_000);
  if (rows.length !== count) differ("report.xlsx“更正表”的行数", count, rows.length);
  for (const [index, cells] of expected.slice(0, count).entries())
    if (cells.map(asStored).join("｜") !== rows[index])
      differ(`report.xlsx“更正表”第 ${firstRow + 1 + index} 行`, cells.join("｜"), rows[index]);
}

/** What is owed, overdue and bad, as edition 7 writes it behind a balance. */
const qualityCells = ({ overdue, overduePercent, nonPerforming, nonPerformingPercent }) => [
  decimal(overdue.outstandingFen),
  percentOf(overduePercent),
  decimal(nonPerforming.outstandingFen),
  percentOf(nonPerformingPercent),
];

function countyRows(report) {
  const { byCounty, thisMonth, cumulative, outstanding, programme, pace } = report;
  const isPresent = editionOf(report) >= 7;
  const goal = ({ goalFen, percentOfGoal }) =>
    goalFen ? [decimal(goalFen), percentOf(percentOfGoal)] : ["—", "—"];
  const bad = (line, part) => (isPresent ? [...qualityCells(line), ...goal(part)] : []);
  const cells = (month, all) => [
    ...lentCells(month),
    all.loanCount,
    all.households,
    decimal(all.disbursedFen),
  ];
  return [
    ...byCounty.map((line) => [
      line.name,
      ...cells(line.month, line.cumulative),
      decimal(line.outstandingFen),
      ...bad(line, line),
      line.rank ?? "—",
      line.rankBefore ?? "—",
    ]),
    [
      "合计",
      ...cells(thisMonth, cumulative),
      decimal(outstanding.outstandingFen),
      ...bad(report.quality, { goalFen: programme.goalFen, percentOfGoal: pace.percentOfGoal }),
    ],
  ];
}

function monthRows({ byMonth }) {
  const all = (figure) => byMonth.reduce((so, line) => so + line[figure], 0);
  return [
    ...byMonth.map((line) => [monthOf(line.month), ...lentCells(line)]),
    ["合计", all("loanCount"), decimal(all("disbursedFen"))],
  ];
}

/** 小额贷款统计表: what is owed now, and the change against earlier reports as the journal knew their loans. */
function checkOwed(sheets, { report, loansAt }, differ) {
  const december = `${Number(report.month.slice(0, 4)) - 1}-12`;
  const before = [loansAt("last"), loansAt(december)];
  const rows = (sheets.get("小额贷款统计表") ?? []).slice(firstRow);
  for (const [dimension, title] of Object.entries(annexTitles)) {
    const groups = report.annex[dimension];
    const told = rows.filter(([first]) => first === title);
    const grouped = groups.some(({ name }) => name === "其他");
    for (const [, name, ...cells] of told) {
      const of = (list) =>
        owing(name === "合计" ? list : list.filter((loan) => annexNameOf[dimension](loan) === name));
      const now = name === "合计" ? report.outstanding : (groups.find((one) => one.name === name) ?? of([]));
      const changes = before.flatMap((list) => {
        if (list === undefined) return ["—", "—"];
        const was = of(list);
        return owedCells({
          loanCount: now.loanCount - was.loanCount,
          outstandingFen: BigInt(now.outstandingFen) - was.outstandingFen,
        });
      });
      const expected = [...owedCells(now), ...(grouped ? cells.slice(2) : changes)].join("｜");
      const found = cells.join("｜");
      if (found !== expected) differ(`report.xlsx“小额贷款统计表”${title} ${name}`, expected, found);
    }
    for (const { name } of groups)
      if (!told.some((row) => row[1] === name)) differ(`report.xlsx“小额贷款统计表”${title}`, name, "缺失");
  }
}

/** 分农技协: each association's line, and what is in no line of the list of that time taken together. */
function checkAssociations(sheets, { report, evidence, known }, differ) {
  const { programme, month } = report;
  const isPresent = editionOf(report) >= 7;
  const width = isPresent ? 11 : 7;
  const rows = (sheets.get("分农技协") ?? []).slice(firstRow);
  const counties = new Map(report.counties.map(({ code, name }) => [code, name]));
  const figures = (list) => {
    const inWindow = list.filter(
      (loan) => loan.disbursedOn >= programme.firstOn && loan.disbursedOn <= programme.lastOn,
    );
    const ofMonth = list.filter((loan) => loan.disbursedOn.slice(0, 7) === month);
    return [
      ...[...lentCells(lent(ofMonth)), ...lentCells(lent(inWindow)), decimal(sum(list, owed))],
      ...(isPresent ? qualityCells(qualityOf(list, 7)) : []),
    ];
  };
  const listed = new Map(evidence.associations.map((one) => [one.associationId, one]));
  for (const { associationId, name, countyCode } of listed.values()) {
    const county = counties.get(countyCode) ?? countyCode;
    const expected = figures(known.filter((loan) => loan.associationId === associationId)).join("｜");
    const found =
      rows
        .find((row) => row[0] === name && row[1] === county)
        ?.slice(2, width)
        .join("｜") ?? "缺失";
    if (found !== expected) differ(`report.xlsx“分农技协”${name}`, expected, found);
  }
  const names = new Set([...listed.values()].map(({ name }) => name));
  const special = ["合计", "未分到农技协的目标", ...names];
  const others = rows.filter(([name]) => !special.includes(name));
  const left = known.filter((loan) => !listed.has(loan.associationId));
  const owedByOthers = others.reduce((so, row) => so + BigInt(row[6].replace(".", "")), 0n);
  if (owedByOthers !== sum(left, owed))
    differ("report.xlsx“分农技协”名单以外的余额", decimal(sum(left, owed)), decimal(owedByOthers));
  const total = rows
    .find(([name]) => name === "合计")
    ?.slice(2, width)
    .join("｜");
  if (total !== figures(known).join("｜"))
    differ("report.xlsx“分农技协”合计", figures(known).join("｜"), total);
  checkGoals(rows, report, differ);
}

function checkGoals(rows, report, differ) {
  const { programme } = report;
  const goalAt = editionOf(report) >= 7 ? 11 : 7;
  const fenOf = (text) => BigInt((text || "0.00").replace(".", ""));
  let goals = 0n;
  for (const row of rows) {
    const [name, , , , , counted] = row;
    const [goal, part] = row.slice(goalAt);
    if (goal === undefined || goal === "") continue;
    if (name !== "合计") goals += fenOf(goal);
    if (part && fenOf(goal) > 0n && part !== percentOf(percent(fenOf(counted), fenOf(goal))))
      differ(`report.xlsx“分农技协”${name} 的完成率`, percentOf(percent(fenOf(counted), fenOf(goal))), part);
  }
  if (goals !== BigInt(programme.goalFen))
    differ("report.xlsx“分农技协”分解目标之和", decimal(programme.goalFen), decimal(goals));
}

/** 本月发放明细: every loan of the month, by what is not masked. */
function checkDetail(sheets, { month, thisMonth }, known, differ) {
  if (thisMonth.loanCount > detailMax) return;
  const serial = (day) => (day === undefined ? "" : String(dayNumber(day) + 25569));
  const flag = (value) => (value === undefined ? "" : value === "true" ? "是" : "否");
  const expected = known
    .filter((loan) => loan.disbursedOn.slice(0, 7) === month)
    .map((loan) => [
      loan.loanNo,
      loan.borrowerIdTail ?? "",
      decimal(amount(loan)),
      serial(loan.disbursedOn),
      serial(loan.dueOn),
      decimal(owed(loan)),
      flag(loan.renewal),
      flag(loan.poorHousehold),
    ]);
  const rows = (sheets.get("本月发放明细") ?? []).slice(firstRow, -1);
  const found = rows.map((row) => [1, 3, 7, 8, 9, 10, 13, 14].map((column) => row[column] ?? ""));
  const texts = (list) => list.map((cells) => cells.join("｜")).sort();
  const [left, right] = [texts(expected), texts(found)];
  if (left.length !== right.length) differ("report.xlsx“本月发放明细”的行数", left.length, right.length);
  left.forEach((row, index) => {
    if (row !== right[index]) differ("report.xlsx“本月发放明细”", row, right[index]);
  });
}
