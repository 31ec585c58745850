import type { RouteOutput } from "#shared/contract/routes.ts";
import { Card } from "../../ui/card.tsx";
import { mayCall } from "../menu.ts";
import { ReadingsTable } from "./readings-table.tsx";

/** Who looked at the association's data, for those who may know. */
export function Readings(props: { associationId: string; role: RouteOutput<"read-me">["role"] }) {
  const { associationId, role } = props;
  if (!mayCall(role, "list-readings")) return null;
  return (
    <Card title={role === "association" ? "谁看过本会数据" : "谁看过这个农技协的数据"}>
      <p class="muted">
        记录本会以外的人查看本会贷款情况、名单和单笔贷款；同一人一小时内重复查看只记一次，保留 400 天。
      </p>
      <ReadingsTable associationId={associationId} />
    </Card>
  );
}
