import type { Figure } from "#shared/domain/ledger/figure-loans.ts";
import type { CountingBasis } from "#shared/domain/progress/counting-basis.ts";
import { percent } from "../../format/count.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { CockpitData, Progress } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

type BasisLine = Progress["calibers"][number];

const figures: Record<CountingBasis, Figure> = {
  disbursed: { counted: true },
  newMoney: { counted: true, measure: "newMoney" },
  outstanding: { counted: true, measure: "outstanding" },
  creditLine: { counted: true, measure: "creditLine" },
};

/** The goal by the different ways to count what was lent. */
export function BasesCard({ data }: { data: CockpitData }) {
  const columns: Column<BasisLine>[] = [
    { head: "口径", rowHead: true, cell: ({ name }) => name },
    {
      head: "金额（万元）",
      kind: "figure",
      cell: ({ key, fen }) =>
        fen === undefined ? "无数据" : <FigureLink data={data} of={figures[key]} fen={fen} />,
    },
    {
      head: "占目标",
      kind: "figure",
      cell: ({ percentOfGoal }) => (percentOfGoal === undefined ? "—" : `${percent(percentOfGoal)}%`),
    },
  ];
  return (
    <Card title="不同口径">
      <Table label="不同口径" columns={columns} rows={data.progress.calibers} keyOf={({ key }) => key} />
    </Card>
  );
}
