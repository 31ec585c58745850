import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import type { Pages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { changesBetween } from "./setting-texts.ts";

type Version = RouteOutput<"read-settings">["items"][number];

const columns: readonly Column<Version>[] = [
  { head: "第几次", rowHead: true, kind: "figure", cell: ({ revision }) => revision },
  { head: "时间", kind: "code", cell: ({ changedAt }) => shanghaiTime(changedAt) },
  { head: "改动人", cell: ({ changedBy }) => changedBy },
  { head: "改动", cell: ({ before, after }) => <ChangeLines changes={changesBetween(before, after)} /> },
  { head: "原因", cell: ({ reason }) => reason },
];

/** Every change of the settings, newest first. */
export function SettingsHistory({ history }: { history: Pages<Version> }) {
  return (
    <Card title="改动记录">
      <WhenLoaded of={history}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>还没有改动过，全部按项目文件的规定。</Empty>
          ) : (
            <Table
              label="改动记录"
              stacks
              columns={columns}
              rows={items}
              keyOf={({ revision }) => String(revision)}
            />
          )
        }
      </WhenLoaded>
      <Pager pages={history} />
    </Card>
  );
}
