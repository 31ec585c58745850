import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { PageProps } from "../page-props.ts";
import { ReadingsTable } from "./readings-table.tsx";

/** Who looked at which association's data, for those who supervise it. */
export function ReadingsPage({ place }: PageProps) {
  const chosen = place.query.get("association") ?? "";
  const associations = useLoad("associations", () => callRoute("list-associations"));
  return (
    <>
      <h1>查阅记录</h1>
      <Card title="谁看过农技协的数据">
        <p class="muted">
          本会以外的人查看一个农技协的贷款情况、名单和单笔贷款时记录；同一人一小时内重复查看只记一次，保留 400
          天。
        </p>
        <WhenLoaded of={associations}>
          {({ items }) => (
            <div class="filters">
              <SelectField
                label="农技协"
                value={chosen}
                options={[
                  ["", "请选择"],
                  ...items.map(
                    ({ associationId, name, countyName }) =>
                      [associationId, `${name}（${countyName}）`] as const,
                  ),
                ]}
                onChange={(association) => {
                  location.hash = hashOf(["readings"], { association });
                }}
              />
            </div>
          )}
        </WhenLoaded>
        {chosen === "" ? <Empty>请选择一个农技协。</Empty> : <ReadingsTable associationId={chosen} />}
      </Card>
    </>
  );
}
