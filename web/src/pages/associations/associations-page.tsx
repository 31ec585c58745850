import type { RouteOutput } from "#shared/contract/routes.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { hashOf } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Money } from "../../ui/money.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";

import { RegisterCard } from "./register-card.tsx";

type Association = RouteOutput<"list-associations">["items"][number];

const columns: readonly Column<Association>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationId, name, confirmed }) => (
      <>
        <a href={hashOf(["associations", associationId])}>{name}</a>{" "}
        {!confirmed && <Tag tone="gold">待确认</Tag>}
      </>
    ),
  },
  { head: "县（市、区）", cell: ({ countyName }) => countyName },
  { head: "笔数", kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  { head: "累计发放（万元）", kind: "figure", cell: ({ disbursedFen }) => <Money fen={disbursedFen} /> },
  { head: "余额（万元）", kind: "figure", cell: ({ outstandingFen }) => <Money fen={outstandingFen} /> },
  { head: "逾期（万元）", kind: "figure", cell: ({ overdueFen }) => <Money fen={overdueFen} /> },
];

/** Every association with what its members and itself have borrowed, county by county; the filter stands in the address. */
export function AssociationsPage({ me, programme, place }: PageProps) {
  const loaded = useLoad("associations", () => callRoute("list-associations"));
  const [county, name] = [place.query.get("county") ?? "", place.query.get("name") ?? ""];
  const isWanted = (item: Association) =>
    (county === "" || item.countyCode === county) &&
    associationNameKey(item.name).includes(associationNameKey(name));
  return (
    <div class="stack">
      <h1>农技协</h1>
      <Card>
        <div class="filters">
          <SelectField
            label="县（市、区）"
            value={county}
            options={[["", "全部"], ...programme.counties.map(({ code, name }) => [code, name] as const)]}
            onChange={(chosen) => setQuery(place, { county: chosen || undefined })}
          />
          <TextField
            label="名称（可只填一部分）"
            value={name}
            onChange={(typed) => setQuery(place, { name: typed || undefined })}
          />
        </div>
        <WhenLoaded of={loaded}>
          {({ items }) => {
            const shown = inCountyOrder(items.filter(isWanted));
            if (shown.length === 0)
              return <Empty>{items.length === 0 ? "还没有农技协。" : "没有符合条件的农技协。"}</Empty>;
            return (
              <>
                <p class="muted" aria-live="polite">
                  共 {grouped(shown.length)} 个
                </p>
                <Table label="农技协" columns={columns} rows={shown} keyOf={(item) => item.associationId} />
              </>
            );
          }}
        </WhenLoaded>
      </Card>
      {me.readOnly !== true && mayCall(me.role, "take-in-associations") && (
        <RegisterCard
          routes={["take-in-members", "take-in-associations", "take-in-poor-households"]}
          onTaken={loaded.reload}
        />
      )}
    </div>
  );
}
