import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import type { Pages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { placeText } from "./place-text.ts";

type Change = RouteOutput<"list-people-changes">["items"][number];

const columns: readonly Column<Change>[] = [
  { head: "时间", kind: "code", cell: ({ at }) => shanghaiTime(at) },
  { head: "经办人", cell: ({ by }) => by },
  { head: "事项", cell: ({ kindName }) => kindName },
  { head: "对象", rowHead: true, cell: ({ whom }) => whom },
  { head: "身份", cell: ({ before, after }) => placesOf(before, after) },
];

/** Who did what about whom, newest first. */
export function PeopleHistory({ history }: { history: Pages<Change> }) {
  return (
    <Card title="变动记录">
      <WhenLoaded of={history}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>还没有变动。</Empty>
          ) : (
            <Table label="人员变动记录" columns={columns} rows={items} keyOf={({ changeId }) => changeId} />
          )
        }
      </WhenLoaded>
      <Pager pages={history} />
    </Card>
  );
}

function placesOf(before: Change["before"], after: Change["after"]): string {
  const names = [before, after].filter((place) => place !== undefined);
  const texts = names.map(placeText);
  return [...new Set(texts)].join(" → ") || "—";
}
