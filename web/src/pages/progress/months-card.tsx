import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { monthChart } from "#shared/chart/month-chart.ts";
import { ChartBox } from "../../chart/chart-box.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";
import { type CockpitData, hashOfFigure, type Progress } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

type Month = Progress["byMonth"][number];

/** What was lent month by month. */
export function MonthsCard({ data }: { data: CockpitData }) {
  const { byMonth } = data.progress;
  const make = useMemo(() => (look: ChartLook) => monthChart(byMonth, look), [byMonth]);
  return (
    <ChartCard title="分月发放" data={data} part="months" make={make}>
      <ChartBox
        make={make}
        size="low"
        onPick={(month) => {
          location.hash = hashOfFigure({ month }, data);
        }}
      />
      <details class="chart-data">
        <summary>看数据</summary>
        <Table
          label="分月发放数据"
          columns={columnsOf(data)}
          rows={[...byMonth].reverse()}
          keyOf={({ month }) => month}
        />
      </details>
    </ChartCard>
  );
}

function columnsOf(data: CockpitData): Column<Month>[] {
  return [
    { head: "放款月份", kind: "code", rowHead: true, cell: ({ month }) => month },
    {
      head: "笔数",
      kind: "figure",
      cell: ({ month, loanCount }) => <FigureLink data={data} of={{ month }} count={loanCount} />,
    },
    {
      head: "发放（万元）",
      kind: "figure",
      cell: ({ month, disbursedFen }) => <FigureLink data={data} of={{ month }} fen={disbursedFen} />,
    },
    {
      head: "累计（万元）",
      kind: "figure",
      cell: ({ month, cumulativeFen }) => (
        <FigureLink data={data} of={{ throughMonth: month }} fen={cumulativeFen} />
      ),
    },
  ];
}
