import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import type { Decision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;

/** Taking a committed import back, with a reason; one that stopped half-way goes on for the reason it has. */
export function UndoActions(props: {
  item: Import;
  fourEyes: boolean;
  decision: Decision;
  /** Given where undoing was asked for already: then the reason is asked at once. */
  onLeave?: () => void;
}) {
  const { item, fourEyes, decision, onLeave } = props;
  const { busy, decide } = decision;
  const [asking, setAsking] = useState(onLeave !== undefined);
  const undo = (reason: string) =>
    decide("undo", () => callRoute("undo-import", { params: { importId: item.importId }, body: { reason } }));
  if (fourEyes && item.committedByMe) return null;
  if (item.undo !== undefined) {
    const { reason } = item.undo;
    return (
      <Button kind="primary" busy={busy === "undo"} onClick={() => undo(reason)}>
        继续撤销入账
      </Button>
    );
  }
  if (!asking) return <Button onClick={() => setAsking(true)}>撤销入账</Button>;
  return (
    <ReasonForm
      label="撤销原因（记入台账；之后又被别的导入改动或照样报过的贷款保留不动）"
      confirm="确认撤销"
      busy={busy === "undo"}
      onConfirm={undo}
      onCancel={onLeave ?? (() => setAsking(false))}
    />
  );
}
