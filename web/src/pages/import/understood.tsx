import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import { moneyUnitNames } from "#shared/domain/money.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Tag } from "../../ui/tag.tsx";

type Sheets = NonNullable<RouteOutput<"read-import">["understood"]>;

const unitFromNames = {
  header: "表头写明",
  title: "表上方写明",
  decision: "按您的指定",
  default: "按默认",
} as const;
const fieldNames = new Map<string, string>(Object.entries(columnNames));

/** What the check took each sheet and each of its columns for, so that a misreading is seen before the commit. */
export function Understood({ sheets, dataOn }: { sheets: Sheets; dataOn: string | undefined }) {
  return (
    <Card title="系统怎样理解这份文件">
      {sheets.map((sheet) => (
        <div key={sheet.sheet} class="understood">
          <Facts
            facts={[
              ["工作表", sheet.sheet],
              ["表头", `第 ${sheet.headerRow} 行`],
              ["金额单位", `${moneyUnitNames[sheet.amountUnit]}（${unitFromNames[sheet.unitFrom]}）`],
              ["数据日期", dataOn],
            ]}
          />
          <ul class="understood-columns" aria-label={`工作表 ${sheet.sheet} 的列`}>
            {sheet.columns.map((column) => (
              <li key={column.column}>
                <Tag tone={column.field === null ? "grey" : "blue"}>{column.column}</Tag> {column.header}
                <Meaning column={column} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

function Meaning({ column }: { column: Sheets[number]["columns"][number] }) {
  if (column.field === null) return <span class="muted">（不用）</span>;
  const name = fieldNames.get(column.field) ?? column.field;
  return name === column.header ? null : <b> → {name}</b>;
}
