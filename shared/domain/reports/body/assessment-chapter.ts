import { dayText } from "#shared/domain/base/chinese-date.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { quarterText } from "#shared/domain/base/quarter.ts";
import { assessmentMeasureNames } from "#shared/domain/programme/assessment-rules.ts";
import type { ReportAssessment, ToldExample, ToldItem } from "../assessment/report-assessment.ts";
import { pointsText } from "../assessment/score.ts";
import { type Scorecard, verdictNames } from "../assessment/scorecard.ts";
import type { ReportDocument } from "../report-document.ts";
import { type Block, heading, paragraph, type TableBlock } from "./block.ts";

/** 八、考核评价与整改: scores of the quarter, good examples, and what is to be mended; nothing where nobody has decided anything. */
export function assessmentChapter({ assessment, publishedAt }: ReportDocument): Block[] {
  if (assessment === undefined) return [];
  const { cards, examples, opened, closed, open } = assessment;
  const today = shanghaiDayOf(publishedAt);
  return [
    heading("八、考核评价与整改"),
    ...(cards === undefined ? [] : cardBlocks(cards)),
    ...exampleBlocks(examples),
    ...itemBlocks(`本期新开出整改事项${opened.length}项：`, opened, openedColumns, openCells),
    ...itemBlocks(
      `以前开出、尚未销号的整改事项${open.length}项，其中${overdueCount(open, today)}项已过时限：`,
      open,
      openColumns,
      openCells,
    ),
    ...itemBlocks(`本期销号${closed.length}项：`, closed, closedColumns, closedCells),
  ];
}

function cardBlocks({ quarter, rules, scorecards }: NonNullable<ReportAssessment["cards"]>): Block[] {
  const countOf = (kind: Scorecard["kind"]) => scorecards.filter((card) => card.kind === kind).length;
  return [
    paragraph(
      `${quarterText(quarter)}按考核办法考核${countOf("county")}个县（市、区）和${countOf("branch")}家银行（支行），满分100分。`,
      `${rules.exampleFrom}分以上且没有不良的符合典型条件，低于${rules.behindBelow}分的应整改。`,
    ),
    {
      kind: "table",
      columns: [
        { head: "考核对象", words: true },
        { head: "得分" },
        { head: "评价", words: true },
        { head: "失分最多的指标", words: true },
      ],
      rows: scorecards.map((card) => [
        { name: card.name },
        pointsText(card.points),
        verdictNames[card.verdict],
        weakest(card),
      ]),
      total: false,
    },
    { kind: "note", text: "没有数据的指标不计，按其余权重折算。各对象逐项得分见附表“考核表”。" },
  ];
}

/** The measure that costs most points of the whole. */
function weakest({ scores }: Scorecard): string {
  let worst: Scorecard["scores"][number] | undefined;
  const lossOf = ({ weight, points }: Scorecard["scores"][number]) => weight * (1000 - (points ?? 1000));
  for (const score of scores) if (lossOf(score) > (worst === undefined ? 0 : lossOf(worst))) worst = score;
  return worst === undefined
    ? "—"
    : `${assessmentMeasureNames[worst.measure]}（${pointsText(worst.points)}）`;
}

function exampleBlocks(examples: readonly ToldExample[]): Block[] {
  if (examples.length === 0) return [];
  return [
    paragraph("经科协确认，下列单位为典型："),
    ...examples.map(({ quarter, name, points, text }, index) =>
      paragraph(
        `${index + 1}.`,
        { name },
        `（${quarterText(quarter)}，${pointsText(points)}分）`,
        ...(text === "" ? ["。"] : ["：", { name: text }]),
      ),
    ),
  ];
}

type ItemColumns = TableBlock["columns"];
type ItemCells = (item: ToldItem) => TableBlock["rows"][number];

const wordColumns = (...heads: string[]): ItemColumns => heads.map((head) => ({ head, words: true }));
const openedColumns = wordColumns("考核对象", "整改事项", "责任单位", "整改时限");
const openColumns = wordColumns("考核对象", "尚未销号事项", "责任单位", "整改时限");
const closedColumns = wordColumns("考核对象", "整改事项", "责任单位", "销号日期", "销号说明");
const openCells: ItemCells = (item) => [...itemCells(item), { unbroken: dayText(item.dueOn) }];
const closedCells: ItemCells = (item) => [
  ...itemCells(item),
  { unbroken: dayText(item.closedOn ?? item.dueOn) },
  { name: item.note ?? "" },
];

function itemCells({ quarter, name, text, responsible }: ToldItem) {
  return [{ name: `${name}（${quarterText(quarter)}）` }, { name: text }, { name: responsible }];
}

function itemBlocks(
  said: string,
  items: readonly ToldItem[],
  columns: ItemColumns,
  cells: ItemCells,
): Block[] {
  if (items.length === 0) return [];
  return [paragraph(said), { kind: "table", columns, rows: items.map(cells), total: false }];
}

function overdueCount(items: readonly ToldItem[], today: Day): number {
  return items.filter(({ dueOn }) => dueOn < today).length;
}
