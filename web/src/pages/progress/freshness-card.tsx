import { shanghaiTime } from "../../format/instant.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Cockpit, CockpitData } from "./cockpit-data.ts";

type BankLine = Omit<Cockpit["freshness"][number], "branches">;

const columns: Column<BankLine>[] = [
  { head: "银行", rowHead: true, cell: ({ name }) => name },
  { head: "数据日期", kind: "code", cell: ({ dataOn }) => dataOn ?? "未注明" },
  {
    head: "最近入账",
    kind: "code",
    cell: ({ lastCommittedAt }) => (lastCommittedAt === null ? "还没有" : shanghaiTime(lastCommittedAt)),
  },
  { head: "新旧", cell: (line) => <Age line={line} /> },
];

/** A bank, and each of its branches where branches upload their own books. */
function linesOf({ branches = [], ...bank }: Cockpit["freshness"][number]): BankLine[] {
  const lines = branches.map(({ branchId, name, ...age }) => ({
    ...age,
    bankId: `${bank.bankId} ${branchId}`,
    name: `　${name}`,
  }));
  return [bank, ...lines];
}

/** How old the data of each bank is. */
export function FreshnessCard({ data }: { data: CockpitData }) {
  return (
    <Card title="数据新旧">
      <Table
        label="数据新旧"
        columns={columns}
        rows={data.cockpit.freshness.flatMap(linesOf)}
        keyOf={({ bankId }) => bankId}
      />
    </Card>
  );
}

function Age({ line: { ageDays, stale } }: { line: BankLine }) {
  const text = ageDays === null ? "没有数据" : ageDays === 0 ? "今天" : `${ageDays} 天前`;
  return <Tag tone={stale ? "red" : "green"}>{stale && ageDays !== null ? `${text}，该更新了` : text}</Tag>;
}
