import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { grouped } from "../../format/count.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";

type Import = RouteOutput<"read-import">;
type Decision = "commit-import" | "cancel-import";

const cancellable: readonly Import["state"][] = ["announced", "uploaded", "checking", "checked"];

/** The decision on an import: into the ledger, or not. */
export function ImportActions(props: {
  item: Import;
  role: RouteOutput<"read-me">["role"];
  onAnswer: (item: Import) => void;
}) {
  const { item, role, onAnswer } = props;
  const [busy, setBusy] = useState<Decision>();
  const [problem, setProblem] = useState<ProblemError>();
  const decide = (decision: Decision) => {
    setBusy(decision);
    setProblem(undefined);
    callRoute(decision, { params: { importId: item.importId } })
      .then(onAnswer, (error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(undefined));
  };
  if (!mayCall(role, "commit-import") || !cancellable.includes(item.state)) return null;
  const changing = (item.counts?.new ?? 0) + (item.counts?.changed ?? 0);
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        {item.state === "checked" && (
          <Button
            kind="primary"
            busy={busy === "commit-import"}
            disabled={busy !== undefined}
            onClick={() => decide("commit-import")}
          >
            确认入账（{grouped(changing)} 笔）
          </Button>
        )}
        <Button
          busy={busy === "cancel-import"}
          disabled={busy !== undefined}
          onClick={() => decide("cancel-import")}
        >
          取消导入
        </Button>
      </div>
    </>
  );
}
