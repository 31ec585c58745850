import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { partChart } from "#shared/chart/part-chart.ts";
import { monthOf } from "#shared/domain/month.ts";
import { Bar } from "../../ui/bar.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";
import { Movement, movementText } from "./movement.tsx";
import { rankedCounties } from "./ranked-counties.ts";

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
      <p class="muted">金额单位：万元</p>
      <Table
        label="分县（市、区）排名"
        columns={columnsOf(data, counties)}
        rows={counties}
        keyOf={({ code }) => code}
      />
    </ChartCard>
  );
}

function columnsOf(data: CockpitData, counties: readonly County[]): Column<County>[] {
  const largestFen = Math.max(1, ...counties.map(({ disbursedFen }) => disbursedFen));
  const month = monthOf(data.progress.asOf);
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
    { head: "比较", cell: ({ disbursedFen }) => <Bar share={disbursedFen / largestFen} /> },
    {
      head: "本月",
      kind: "figure",
      cell: ({ code, monthFen }) => (
        <FigureLink data={data} of={{ countyCode: code, month }} fen={monthFen} />
      ),
    },
    {
      head: "笔数",
      kind: "figure",
      cell: ({ code, loanCount }) => <FigureLink data={data} of={{ countyCode: code }} count={loanCount} />,
    },
  ];
}
