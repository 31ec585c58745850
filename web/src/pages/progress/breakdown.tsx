import { grouped } from "../../format/count.ts";
import { Bar } from "../../ui/bar.tsx";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Part = { key: string; name: string; loanCount: number; disbursedFen: number; outstandingFen: number };

/** The programme's money by one dimension, each part with a bar that compares it with the largest. */
export function Breakdown({ title, head, rows }: { title: string; head: string; rows: readonly Part[] }) {
  const largestFen = Math.max(1, ...rows.map((row) => row.disbursedFen));
  const columns: Column<Part>[] = [
    { head, rowHead: true, cell: (row) => row.name },
    { head: "笔数", kind: "figure", cell: (row) => grouped(row.loanCount) },
    { head: "累计发放（万元）", kind: "figure", cell: (row) => <Money fen={row.disbursedFen} /> },
    { head: "比较", cell: (row) => <Bar share={row.disbursedFen / largestFen} /> },
    { head: "余额（万元）", kind: "figure", cell: (row) => <Money fen={row.outstandingFen} /> },
  ];
  return (
    <Card title={title}>
      <Table label={title} columns={columns} rows={rows} keyOf={(row) => row.key} />
    </Card>
  );
}
