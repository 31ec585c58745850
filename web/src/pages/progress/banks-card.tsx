import { grouped, percent } from "../../format/count.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Cockpit, CockpitData } from "./cockpit-data.ts";

type BankLine = Omit<Cockpit["byBank"][number], "bankId" | "branches"> & { key: string };

const columns: Column<BankLine>[] = [
  { head: "银行", rowHead: true, cell: ({ name }) => name },
  { head: "笔数", kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  { head: "累计", kind: "figure", cell: ({ disbursedFen }) => <Money fen={disbursedFen} /> },
  { head: "占比", kind: "figure", cell: ({ percentOfDisbursed }) => `${percent(percentOfDisbursed)}%` },
  { head: "余额", kind: "figure", cell: ({ outstandingFen }) => <Money fen={outstandingFen} /> },
];

/** A bank, and each of its branches below it. */
function linesOf({ bankId, branches, ...bank }: Cockpit["byBank"][number]): BankLine[] {
  const lines = branches.map(({ branchId, name, ...lent }) => ({
    ...lent,
    key: `${bankId} ${branchId}`,
    name: `　${name}`,
  }));
  return [{ ...bank, key: `${bankId}` }, ...lines];
}

/** What each bank and branch lent, where there is more than one of them. */
export function BanksCard({ data }: { data: CockpitData }) {
  const rows = data.cockpit.byBank.flatMap(linesOf);
  if (rows.length < 2) return null;
  return (
    <Card title="分银行">
      <p class="muted">金额单位：万元。支行的各行合计等于本行，各银行合计等于累计发放。</p>
      <Table label="分银行发放" columns={columns} rows={rows} keyOf={({ key }) => key} />
    </Card>
  );
}
