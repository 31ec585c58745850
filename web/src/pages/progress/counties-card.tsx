import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { partChart } from "#shared/chart/part-chart.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { percent } from "../../format/count.ts";
import { shortWan, yuan } from "../../format/money.ts";
import { type Column, Table } from "../../ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";
import { Movement, movementText } from "./movement.tsx";
import { rankedCounties } from "./ranked-counties.ts";

const splitWords = {
  associations: "按各县（市、区）在册农技协数",
  evenly: "按县（市、区）平均（农技协名单还没有设定）",
  weights: "按设定的权重",
} as const;

type County = ReturnType<typeof rankedCounties>[number];

/** The counties by what they brought towards the goal, and how their places moved since last month. */
export function CountiesCard({ data }: { data: CockpitData }) {
  const counties = useMemo(() => rankedCounties(data.progress), [data]);
  const make = useMemo(
    () => (look: ChartLook) =>
      partChart(
        {
          name: "累计发放",
          parts: counties.map((county) => ({
            key: county.code,
            name: county.rank === null ? county.name : `${county.rank} ${county.name}`,
            fen: county.disbursedFen,
            note: movementText(county),
          })),
        },
        look,
      ),
    [counties],
  );
  return (
    <ChartCard title="分县（市、区）排名" data={data} part="counties" make={make}>
      <p class="muted">
        金额单位：万元。目标{splitWords[data.cockpit.split.by]}
        分解，各县合计等于总目标；完成只算合作期内发放的。
      </p>
      <Table
        label="分县（市、区）排名"
        columns={columnsOf(data)}
        rows={counties}
        keyOf={({ code }) => code}
      />
    </ChartCard>
  );
}

function GoalOf({ part }: { part: { goalFen: number } | undefined }) {
  if (part === undefined) return <>—</>;
  return <span title={`${yuan(part.goalFen)} 元`}>{shortWan(part.goalFen)}</span>;
}

function columnsOf(data: CockpitData): Column<County>[] {
  const month = monthOf(data.progress.asOf);
  const partOf = (code: string) => data.cockpit.split.counties.find((part) => part.code === code);
  return [
    {
      head: "名次",
      kind: "code",
      cell: (county) => (
        <>
          {county.rank ?? "—"} <Movement county={county} />
        </>
      ),
    },
    { head: "县（市、区）", rowHead: true, cell: ({ name }) => name },
    {
      head: "累计",
      kind: "figure",
      cell: ({ code, disbursedFen }) => (
        <FigureLink data={data} of={{ countyCode: code }} fen={disbursedFen} />
      ),
    },
    {
      head: "分解目标",
      kind: "figure",
      cell: ({ code }) => <GoalOf part={partOf(code)} />,
    },
    {
      head: "完成",
      kind: "figure",
      cell: ({ code }) => {
        const part = partOf(code);
        return part === undefined ? "—" : `${percent(part.percentOfGoal)}%`;
      },
    },
    {
      head: "本月",
      kind: "figure",
      cell: ({ code, monthFen }) => (
        <FigureLink data={data} of={{ countyCode: code, month }} fen={monthFen} />
      ),
    },
  ];
}
