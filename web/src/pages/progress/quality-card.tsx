import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { partChart } from "#shared/chart/part-chart.ts";
import { percent } from "../../format/count.ts";
import { Bar } from "../../ui/bar.tsx";
import { Statistic } from "../../ui/statistic.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { Cockpit, CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

type ClassLine = Cockpit["quality"]["byClass"][number];

/** How good the lending is: what is owed by class, what is overdue, what is non-performing. */
export function QualityCard({ data }: { data: CockpitData }) {
  const { byClass, outstandingFen } = data.cockpit.quality;
  const make = useMemo(
    () => (look: ChartLook) =>
      partChart(
        {
          name: "余额",
          parts: byClass.map((line) => ({
            key: line.classification,
            name: line.name,
            fen: line.outstandingFen,
            note: `${line.loanCount} 笔`,
          })),
        },
        look,
      ),
    [byClass],
  );
  return (
    <ChartCard title="贷款质量" data={data} part="quality" make={make}>
      <BadFigures data={data} />
      {byClass.length === 0 ? (
        <p class="muted">贷款太多，五级分类不在这里逐笔统计，请看月报。</p>
      ) : (
        <Table
          label="五级分类"
          columns={columnsOf(data, outstandingFen)}
          rows={byClass}
          keyOf={({ classification }) => classification}
        />
      )}
    </ChartCard>
  );
}

function BadFigures({ data }: { data: CockpitData }) {
  const { overdue, nonPerforming, overduePercent, nonPerformingPercent } = data.cockpit.quality;
  const parts = [
    ["逾期", "overdue", overdue, overduePercent],
    ["不良", "nonPerforming", nonPerforming, nonPerformingPercent],
  ] as const;
  return (
    <dl class="statistics">
      {parts.map(([name, measure, { loanCount, outstandingFen }, share]) => (
        <Statistic
          key={measure}
          name={`${name}余额`}
          value={<FigureLink data={data} of={{ measure }} fen={outstandingFen} />}
          unit="万元"
        >
          <FigureLink data={data} of={{ measure }} count={loanCount} />，{name}率 {percent(share)}%
        </Statistic>
      ))}
    </dl>
  );
}

function columnsOf(data: CockpitData, wholeFen: number): Column<ClassLine>[] {
  return [
    { head: "五级分类", rowHead: true, cell: ({ name }) => name },
    {
      head: "余额（万元）",
      kind: "figure",
      cell: ({ classification, outstandingFen }) => (
        <FigureLink data={data} of={{ classification }} fen={outstandingFen} />
      ),
    },
    { head: "比较", cell: ({ outstandingFen }) => <Bar share={outstandingFen / Math.max(1, wholeFen)} /> },
    {
      head: "笔数",
      kind: "figure",
      cell: ({ classification, loanCount }) => (
        <FigureLink data={data} of={{ classification }} count={loanCount} />
      ),
    },
  ];
}
