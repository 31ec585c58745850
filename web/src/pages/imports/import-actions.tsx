import type { RouteOutput } from "#shared/contract/routes.ts";
import { isAnswered } from "#shared/domain/imports/answered-states.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import { CommitActions } from "./commit-actions.tsx";
import { ImportFiles } from "./import-files.tsx";
import { nextStepOf } from "./next-step.ts";
import { UndoActions } from "./undo-actions.tsx";
import { useDecision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;

const undecided: readonly Import["state"][] = ["announced", "uploaded", "checking", "checked"];

/** What is to be done next with an import and the buttons for it, always in sight at the foot of the page. */
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
  const deciding = stopped || undecided.includes(item.state);
  const step = nextStepOf(item, fourEyes);
  if (!deciding && !undoing && !isAnswered(item.state) && step === undefined) return null;
  return (
    <section class="action-bar" aria-label="下一步">
      {decision.problem !== undefined && <ProblemNotice problem={decision.problem} />}
      {step !== undefined && <p class="next-step">{step}</p>}
      <div class="action-line">
        {deciding && <CommitActions item={item} decision={decision} />}
        {undoing && <UndoActions item={item} fourEyes={fourEyes} decision={decision} />}
        <ImportFiles item={item} role={role} />
      </div>
    </section>
  );
}
