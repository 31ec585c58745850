import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { partChart } from "#shared/chart/part-chart.ts";
import { percent } from "../../format/count.ts";
import { Bar } from "../../ui/bar.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { CockpitData, Progress } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

type TypeLine = Progress["byBorrowerType"][number];

/** The money by kind of borrower. */
export function TypesCard({ data }: { data: CockpitData }) {
  const { byBorrowerType, disbursedFen } = data.progress;
  const make = useMemo(
    () => (look: ChartLook) =>
      partChart(
        {
          name: "累计发放",
          parts: byBorrowerType.map((line) => ({
            key: line.type,
            name: line.name,
            fen: line.disbursedFen,
            note: `${shareOf(line.disbursedFen, disbursedFen)}%`,
          })),
        },
        look,
      ),
    [byBorrowerType, disbursedFen],
  );
  return (
    <ChartCard title="分客户类型" data={data} part="types" make={make}>
      <Table label="分客户类型" columns={columnsOf(data)} rows={byBorrowerType} keyOf={({ type }) => type} />
    </ChartCard>
  );
}

function columnsOf(data: CockpitData): Column<TypeLine>[] {
  const { disbursedFen: wholeFen } = data.progress;
  return [
    { head: "客户类型", rowHead: true, cell: ({ name }) => name },
    {
      head: "累计发放（万元）",
      kind: "figure",
      cell: ({ type, disbursedFen }) => (
        <FigureLink data={data} of={{ borrowerType: type }} fen={disbursedFen} />
      ),
    },
    { head: "占比", kind: "figure", cell: ({ disbursedFen }) => `${shareOf(disbursedFen, wholeFen)}%` },
    { head: "比较", cell: ({ disbursedFen }) => <Bar share={disbursedFen / Math.max(1, wholeFen)} /> },
    {
      head: "笔数",
      kind: "figure",
      cell: ({ type, loanCount }) => <FigureLink data={data} of={{ borrowerType: type }} count={loanCount} />,
    },
  ];
}

function shareOf(partFen: number, wholeFen: number): string {
  return percent(wholeFen === 0 ? 0 : (partFen / wholeFen) * 100);
}
