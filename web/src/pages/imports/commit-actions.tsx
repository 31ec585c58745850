import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { Button } from "../../ui/button.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { dropUploadOf } from "../../upload/uploads.ts";
import { Acknowledgements, type WarningCode } from "./effect-warnings.tsx";
import { hasLoans } from "./next-step.ts";
import type { Decision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;

/** The decision on an import that is not in the ledger: commit or cancel, or, as the second person, commit or send back. */
export function CommitActions({ item, decision }: { item: Import; decision: Decision }) {
  const [sendingBack, setSendingBack] = useState(false);
  const { busy, decide } = decision;
  const params = { importId: item.importId };
  const waits = item.waitsFor === "second-person";
  const mayCommit = item.state === "checked" && !(waits && item.mine) && hasLoans(item);
  if (waits && !item.mine && sendingBack) {
    return <SendBackForm item={item} decision={decision} onCancel={() => setSendingBack(false)} />;
  }
  return (
    <>
      {mayCommit && <CommitChecked item={item} decision={decision} />}
      {item.state === "failed" && (
        <Button
          kind="primary"
          busy={busy === "commit"}
          onClick={() => decide("commit", () => callRoute("commit-import", { params }))}
        >
          继续入账
        </Button>
      )}
      {waits && !item.mine && (
        <Button disabled={busy !== undefined} onClick={() => setSendingBack(true)}>
          退回
        </Button>
      )}
      {item.state !== "failed" && !(waits && !item.mine) && (
        <Button
          busy={busy === "cancel"}
          disabled={busy !== undefined}
          onClick={() =>
            decide("cancel", () => {
              dropUploadOf(item.importId);
              return callRoute("cancel-import", { params });
            })
          }
        >
          取消导入
        </Button>
      )}
    </>
  );
}

/** The commit of a checked import; where its effect is out of proportion, each warning is acknowledged first. */
function CommitChecked({ item, decision }: { item: Import; decision: Decision }) {
  const { busy, decide } = decision;
  const { importId, warnings = [], counts } = item;
  const [acknowledged, setAcknowledged] = useState<readonly WarningCode[]>([]);
  const isOpen = warnings.some(({ code }) => !acknowledged.includes(code));
  const body = warnings.length > 0 ? { body: { acknowledged: [...acknowledged] } } : {};
  return (
    <>
      {warnings.length > 0 && (
        <Acknowledgements warnings={warnings} acknowledged={acknowledged} onChange={setAcknowledged} />
      )}
      <Button
        kind="primary"
        busy={busy === "commit"}
        disabled={busy !== undefined || isOpen}
        onClick={() => decide("commit", () => callRoute("commit-import", { params: { importId }, ...body }))}
      >
        确认入账（{grouped((counts?.new ?? 0) + (counts?.changed ?? 0))} 笔）
      </Button>
    </>
  );
}

function SendBackForm(props: { item: Import; decision: Decision; onCancel: () => void }) {
  const { item, decision, onCancel } = props;
  const params = { importId: item.importId };
  return (
    <ReasonForm
      label="退回原因（登记的人会看到）"
      confirm="确认退回"
      busy={decision.busy === "send-back"}
      onConfirm={(reason) =>
        decision.decide("send-back", () => callRoute("send-back-import", { params, body: { reason } }))
      }
      onCancel={onCancel}
    />
  );
}
