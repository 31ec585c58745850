import { editionOf } from "./edition-of.mjs";
import { assessmentTables } from "./expected-assessment.mjs";
import {
  classNames,
  dayOf,
  monthOf,
  percentOf,
  shanghaiDay,
  shareColumn,
  wan,
  wanColumn,
  yuan,
} from "./form-texts.mjs";

/** The tables of a report's text by their header, as its figures make them. */
export function expectedTables(report) {
  const isPresent = editionOf(report) >= 7;
  const always = [types(report), counties(report), goals(report), classes(report)];
  const quality = isPresent ? [countyQuality(report)] : [];
  const listed = isPresent ? [] : sources(report);
  return [
    ...always,
    ...quality,
    ...members(report),
    ...corrections(report),
    ...figures(report),
    ...listed,
    ...assessmentTables(report),
  ].map(([head, ...rows]) => [head, ...rows].map((row) => row.map(String)));
}

function columns(lines) {
  const of = (figure) => wanColumn(lines.map(figure));
  return {
    month: of((line) => line.month.disbursedFen),
    all: of((line) => line.cumulative.disbursedFen),
    owed: of((line) => line.outstandingFen),
  };
}

function types({ byBorrowerType, thisMonth, cumulative, outstanding }) {
  const names = { association: "农技协", member: "会员", enterprise: "小微企业", unattributed: "待归属" };
  const { month, all, owed } = columns(byBorrowerType);
  return [
    ["客户类型", "本月笔数", "本月发放", "累计笔数", "累计户数", "累计发放", "余额"],
    ...byBorrowerType.map((line, index) => [
      names[line.type],
      line.month.loanCount,
      month[index],
      line.cumulative.loanCount,
      line.cumulative.households,
      all[index],
      owed[index],
    ]),
    ["合计", ...sums(thisMonth, cumulative), wan(outstanding.outstandingFen)],
  ];
}

function sums(month, all) {
  return [month.loanCount, wan(month.disbursedFen), all.loanCount, all.households, wan(all.disbursedFen)];
}

function counties({ byCounty, thisMonth, cumulative, outstanding }) {
  const { month, all, owed } = columns(byCounty);
  const shares = shareColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  return [
    ["县（市、区）", "本月笔数", "本月发放", "累计笔数", "累计户数", "累计发放", "占比%", "余额"],
    ...byCounty.map((line, index) => [
      line.name,
      line.month.loanCount,
      month[index],
      line.cumulative.loanCount,
      line.cumulative.households,
      all[index],
      shares[index],
      owed[index],
    ]),
    [
      "合计",
      ...sums(thisMonth, cumulative),
      cumulative.disbursedFen === 0 ? "0.00" : "100.00",
      wan(outstanding.outstandingFen),
    ],
  ];
}

function goals({ format, byCounty, cumulative, programme, pace, withholds }) {
  const isPresent = editionOf({ format }) >= 7;
  const { all } = columns(byCounty);
  const whole = (fen) => wan(fen).replace(/\.00$/, "");
  return [
    ["县（市、区）", "分解目标", "累计发放", "完成 %", "位次", "上月位次"],
    ...byCounty.map(({ name, goalFen, percentOfGoal, rank, rankBefore }, index) => [
      name,
      goalFen === null || (isPresent && goalFen === 0) ? "—" : whole(goalFen),
      all[index],
      percentOfGoal === null || (isPresent && goalFen === 0) ? "—" : percentOf(percentOfGoal),
      withholds ? "—" : (rank ?? "—"),
      withholds ? "—" : (rankBefore ?? "—"),
    ]),
    ["合计", whole(programme.goalFen), wan(cumulative.disbursedFen), percentOf(pace.percentOfGoal), "", ""],
  ];
}

function classes({ quality: { byClass, unclassified }, outstanding }) {
  const parts = [...byClass, unclassified];
  const amounts = parts.map(({ outstandingFen }) => outstandingFen);
  const [owed, shares] = [wanColumn(amounts), shareColumn(amounts)];
  const all = (figure) => parts.reduce((so, part) => so + part[figure], 0);
  return [
    ["五级分类", "笔数", "余额", "占比%"],
    ...parts.map(({ classification, loanCount }, index) => [
      classNames[classification] ?? "未分类",
      loanCount,
      owed[index],
      shares[index],
    ]),
    [
      "合计",
      all("loanCount"),
      wan(all("outstandingFen")),
      outstanding.outstandingFen === 0 ? "0.00" : "100.00",
    ],
  ];
}

function countyQuality({ byCounty, quality, outstanding }) {
  const owed = wanColumn(byCounty.map((line) => line.outstandingFen));
  const overdue = wanColumn(byCounty.map((line) => line.overdue.outstandingFen));
  const bad = wanColumn(byCounty.map((line) => line.nonPerforming.outstandingFen));
  return [
    ["县（市、区）", "余额", "逾期余额", "逾期率%", "不良余额", "不良率%"],
    ...byCounty.map(({ name, overduePercent, nonPerformingPercent }, index) => [
      name,
      owed[index],
      overdue[index],
      percentOf(overduePercent),
      bad[index],
      percentOf(nonPerformingPercent),
    ]),
    [
      "合计",
      wan(outstanding.outstandingFen),
      wan(quality.overdue.outstandingFen),
      percentOf(quality.overduePercent),
      wan(quality.nonPerforming.outstandingFen),
      percentOf(quality.nonPerformingPercent),
    ],
  ];
}

function members({ coverage, counties: listed }) {
  if (coverage === undefined || coverage.programme.members === 0) return [];
  const cells = (one) => [one.members, one.membersWithLoan, one.poorMembers, one.poorMembersWithLoan];
  const names = new Map(listed.map(({ code, name }) => [code, name]));
  return [
    [
      ["县（市、区）", "会员", "有过贷款", "建档立卡", "其中有过贷款"],
      ...coverage.byCounty.map((one) => [names.get(one.code) ?? one.code, ...cells(one)]),
      ["合计（按人去重）", ...cells(coverage.programme)],
    ],
  ];
}

/** How many months and figures the letter lists from edition 7 on. */
const [monthsShown, figuresShown] = [3, 4];

function figures({ figureCorrections, corrections }) {
  if (!figureCorrections?.length || corrections?.length) return [];
  return [
    [["项目", "原报", "现为", "原因"], ...figureCorrections.slice(0, figuresShown).map(correctionCells)],
  ];
}

/** A corrected figure as a row. */
export function correctionCells({ name, before, after, causes }) {
  const verbs = { opened: "补录", changed: "更正", undone: "撤销", attributed: "调整" };
  const told = ({ loanCount, households, fen, place, text }) => {
    if (text !== undefined) return text ?? "—";
    return place !== undefined
      ? place === null
        ? "—"
        : `第${place}位`
      : [
          ...(loanCount === undefined ? [] : [`${loanCount}笔`]),
          ...(households === undefined ? [] : [`${households}户`]),
          ...(fen === undefined ? [] : [`${yuan(fen)}元`]),
        ].join("、");
  };
  const cause = ({ fileName, kind, loanCount }) =>
    `${fileName === undefined ? "归属" : `《${fileName}》`}${verbs[kind]}${loanCount}笔`;
  return [name, told(before), told(after), causes.map(cause).join("；") || "随其他数字变化"];
}

function corrections({ format, corrections: all }) {
  if (all === null || all.length === 0) return [];
  const told = editionOf({ format }) >= 7 ? all.slice(-monthsShown) : all;
  const verbs = { opened: "补录", changed: "更正", undone: "撤销" };
  const cause = ({ fileName, kind, loanCount }) => `《${fileName}》${verbs[kind]}${loanCount}笔`;
  return [
    [
      ["月份", "原报笔数", "原报发放（元）", "现为笔数", "现为发放（元）", "原因"],
      ...told.map(({ month, before, after, causes }) => [
        monthOf(month),
        before.loanCount,
        yuan(before.disbursedFen),
        after.loanCount,
        yuan(after.disbursedFen),
        causes.map(cause).join("；") || "—",
      ]),
    ],
  ];
}

/** Whose book a file is, and when it came in, as every form says it. */
const bookOf = ({ bankName = "", branchNames = [] }) =>
  branchNames.length === 0 ? bankName : `${bankName}（${branchNames.join("、")}）`;
const enteredOn = ({ state, committedAt }) =>
  state === "kept"
    ? "已撤销（部分保留）"
    : committedAt === null
      ? "入账中（部分入账）"
      : dayOf(shanghaiDay(committedAt));

/** The lines of the annex's sheet 数据来源, since the seventh edition. */
export function sourceRows({ sources: told, programme }) {
  return told.map((source, index) => [
    index + 1,
    source.fileName,
    bookOf(source) || programme.bankName,
    enteredOn(source),
    source.sha256,
  ]);
}

function sources({ sources: told }) {
  if (told.length === 0) return [];
  const ofSeveral = told.some(({ bankName }) => bankName !== undefined);
  return [
    [
      ["序号", "文件", ...(ofSeveral ? ["银行"] : []), "入账日期", "SHA-256"],
      ...told
        .slice(-100)
        .map((source, index) => [
          index + 1,
          source.fileName,
          ...(ofSeveral ? [bookOf(source)] : []),
          enteredOn(source),
          source.sha256,
        ]),
    ],
  ];
}
