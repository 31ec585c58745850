import type { RouteOutput } from "#shared/contract/routes.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import { CommitActions } from "./commit-actions.tsx";
import { UndoActions } from "./undo-actions.tsx";
import { useDecision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;

const undecided: readonly Import["state"][] = ["announced", "uploaded", "checking", "checked"];

/** The decisions that an import waits for or allows: into the ledger or not, and out of it again. */
export function ImportActions(props: {
  item: Import;
  role: RouteOutput<"read-me">["role"];
  fourEyes: boolean;
  onAnswer: (item: Import) => void;
}) {
  const { item, role, fourEyes, onAnswer } = props;
  const decision = useDecision(onAnswer);
  if (!mayCall(role, "commit-import")) return null;
  const undoing = item.state === "committed" || (item.state === "failed" && item.undo !== undefined);
  const stopped = item.state === "failed" && item.undo === undefined && item.counts !== undefined;
  return (
    <>
      {decision.problem !== undefined && <ProblemNotice problem={decision.problem} />}
      {(stopped || undecided.includes(item.state)) && <CommitActions item={item} decision={decision} />}
      {undoing && <UndoActions item={item} fourEyes={fourEyes} decision={decision} />}
    </>
  );
}
