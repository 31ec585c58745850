// What a report prints of its assessment: scores, examples, and what is to be mended.

import { dayOf, shanghaiDay } from "./form-texts.mjs";

/** The measures in the order of the annex, as people call them. */
export const measureNames = {
  completion: "分解目标完成",
  growth: "发放增长",
  newMembers: "新覆盖会员",
  poorReached: "带动建档立卡",
  overdue: "逾期控制",
  nonPerforming: "不良控制",
  books: "数据报送及时",
  answers: "更正答复及时",
};
export const verdictNames = {
  example: "符合典型条件",
  fair: "正常",
  behind: "应整改",
  unscored: "无可评指标",
};

/** Points, which come in tenths. */
export const pointsOf = (tenths) => (tenths === null ? "—" : (tenths / 10).toFixed(1));
const quarterOf = (quarter) =>
  `${Number(quarter.slice(0, 4))}年第${"一二三四"[Number(quarter.slice(5)) - 1]}季度`;

/** The stretches of text that say figures of the assessment. */
export function assessmentSentences({ assessment, publishedAt }) {
  if (assessment === undefined) return [];
  const { cards, examples, opened, closed, open } = assessment;
  const late = open.filter(({ dueOn }) => dueOn < shanghaiDay(publishedAt)).length;
  return [
    ...(cards === undefined ? [] : cardSentences(cards)),
    ...examples.map(
      ({ quarter, name, points, text }, index) =>
        `${index + 1}.${name}（${quarterOf(quarter)}，${pointsOf(points)}分）${text === "" ? "。" : `：${text}`}`,
    ),
    ...(opened.length > 0 ? [`本期新开出整改事项${opened.length}项`] : []),
    ...(open.length > 0 ? [`尚未销号的整改事项${open.length}项，其中${late}项已过时限`] : []),
    ...(closed.length > 0 ? [`本期销号${closed.length}项`] : []),
  ];
}

function cardSentences({ quarter, rules, scorecards }) {
  const countOf = (kind) => scorecards.filter((card) => card.kind === kind).length;
  return [
    `${quarterOf(quarter)}按考核办法考核${countOf("county")}个县（市、区）和${countOf("branch")}家银行（支行），满分100分`,
    `${rules.exampleFrom}分以上且没有不良的符合典型条件，低于${rules.behindBelow}分的应整改`,
  ];
}

/** The tables of the assessment by their header. */
export function assessmentTables({ assessment }) {
  if (assessment === undefined) return [];
  const { cards, opened, closed, open } = assessment;
  const items = (list, what, heads, cells) =>
    list.length === 0 ? [] : [[["考核对象", what, "责任单位", ...heads], ...list.map(cells)]];
  const begin = ({ quarter, name, text, responsible }) => [
    `${name}（${quarterOf(quarter)}）`,
    ...[text, responsible],
  ];
  const due = (item) => [...begin(item), dayOf(item.dueOn)];
  return [
    ...(cards === undefined ? [] : [cardTable(cards)]),
    ...items(opened, "整改事项", ["整改时限"], due),
    ...items(open, "尚未销号事项", ["整改时限"], due),
    ...items(closed, "整改事项", ["销号日期", "销号说明"], (item) => [
      ...begin(item),
      ...[dayOf(item.closedOn), item.note],
    ]),
  ];
}

function cardTable({ scorecards }) {
  const worst = ({ scores }) => {
    const losses = scores.map(({ weight, points }) => weight * (1000 - (points ?? 1000)));
    const most = Math.max(...losses);
    const at = scores[losses.indexOf(most)];
    return most > 0 ? `${measureNames[at.measure]}（${pointsOf(at.points)}）` : "—";
  };
  return [
    ["考核对象", "得分", "评价", "失分最多的指标"],
    ...scorecards.map((card) => [card.name, pointsOf(card.points), verdictNames[card.verdict], worst(card)]),
  ];
}
