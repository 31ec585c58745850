import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { qualityClassNames } from "#shared/domain/ledger/loan-measure.ts";
import type { Owed } from "#shared/domain/progress/quality.ts";
import { annexDimensionNames, annexDimensions } from "../annex/annex-figures.ts";
import { derivedLines } from "./derived-figures.ts";
import type { LentLike, PrintedFigure, PrintedFigures, PrintedParts } from "./printed-parts.ts";

type Line = readonly [key: string, name: string, figure: Omit<PrintedFigure, "name"> | undefined];

/** The figures that a report printed of what was lent, with `balances` of what is owed, and with `derived` what follows from them. */
export function printedFigures(parts: PrintedParts, balances: boolean, derived = false): PrintedFigures {
  const lines = [
    ...lentLines(parts),
    ...typeLines(parts, balances),
    ...countyLines(parts, balances),
    ...(balances ? balanceLines(parts) : []),
    ...(derived ? derivedLines(parts, balances) : []),
  ];
  return new Map(
    lines.flatMap(([key, name, figure]) =>
      figure === undefined ? [] : [[key, { name, ...figure }] as const],
    ),
  );
}

function lentLines({ thisMonth, cumulative, beforeWindow, afterWindow, poor }: PrintedParts): Line[] {
  return [
    ["month", "本月发放", lent(thisMonth)],
    ["month/new", "本月新增", lent(thisMonth?.newMoney)],
    ["month/renewal", "本月续贷", lent(thisMonth?.renewal)],
    ["cumulative", "累计发放", lent(cumulative)],
    ["cumulative/new", "累计新增", lent(cumulative?.newMoney)],
    ["cumulative/renewal", "累计续贷", lent(cumulative?.renewal)],
    ["before", "合作期开始前发放", lent(beforeWindow)],
    ["after", "合作期结束后发放", lent(afterWindow)],
    ["poor/month", "建档立卡户本月发放", lent(poor?.month)],
    ["poor/cumulative", "建档立卡户累计发放", lent(poor?.cumulative)],
  ];
}

function typeLines({ byBorrowerType = [] }: PrintedParts, balances: boolean): Line[] {
  return byBorrowerType.flatMap(({ type, month, cumulative, outstandingFen }): Line[] => [
    [`type/${type}/month`, `${borrowerGroupNames[type]}本月发放`, lent(month)],
    [`type/${type}/cumulative`, `${borrowerGroupNames[type]}累计发放`, lent(cumulative)],
    [`type/${type}/owed`, `${borrowerGroupNames[type]}余额`, balances ? { fen: outstandingFen } : undefined],
  ]);
}

function countyLines({ byCounty = [] }: PrintedParts, balances: boolean): Line[] {
  return byCounty.flatMap((line): Line[] => [
    [`county/${line.code}/month`, `${line.name}本月发放`, lent(line.month)],
    [`county/${line.code}/cumulative`, `${line.name}累计发放`, lent(line.cumulative)],
    [`county/${line.code}/owed`, `${line.name}余额`, balances ? { fen: line.outstandingFen } : undefined],
    [`county/${line.code}/overdue`, `${line.name}逾期余额`, balances ? fenOf(line.overdue) : undefined],
    [`county/${line.code}/bad`, `${line.name}不良余额`, balances ? fenOf(line.nonPerforming) : undefined],
    [`county/${line.code}/place`, `${line.name}位次`, { place: line.rank }],
    [`county/${line.code}/placeBefore`, `${line.name}上月位次`, { place: line.rankBefore }],
  ]);
}

function balanceLines({ outstanding, quality, annex }: PrintedParts): Line[] {
  const classes = quality === undefined ? [] : [...quality.byClass];
  return [
    ["owed", "贷款余额", owed(outstanding)],
    ["overdue", "逾期贷款", owed(quality?.overdue)],
    ["bad", "不良贷款", owed(quality?.nonPerforming)],
    ...classes.map(
      (one): Line => [
        `class/${one.classification}`,
        `${qualityClassNames[one.classification]}类贷款`,
        owed(one),
      ],
    ),
    ["class/unclassified", "未分类贷款", owed(quality?.unclassified)],
    ...annexDimensions.flatMap((dimension) =>
      (annex?.[dimension] ?? []).map(
        (group): Line => [
          `annex/${dimension}/${group.name}`,
          `${annexDimensionNames[dimension]}${group.name}`,
          owed(group),
        ],
      ),
    ),
  ];
}

function lent(line: LentLike | undefined): Omit<PrintedFigure, "name"> | undefined {
  if (line === undefined) return undefined;
  const { loanCount, households, disbursedFen: fen } = line;
  return { loanCount, ...(households === undefined ? {} : { households }), fen };
}

function owed(line: Owed | undefined): Omit<PrintedFigure, "name"> | undefined {
  return line && { loanCount: line.loanCount, fen: line.outstandingFen };
}

function fenOf(line: Owed | undefined): Omit<PrintedFigure, "name"> | undefined {
  return line && { fen: line.outstandingFen };
}
