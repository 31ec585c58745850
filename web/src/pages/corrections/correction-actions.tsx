import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { CorrectionStep } from "#shared/domain/corrections/correction-steps.ts";
import { callRoute } from "../../api/call-route.ts";
import { type Task, useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { PageProps } from "../page-props.ts";
import { tellCorrectionsChanged } from "./corrections-changed.ts";
import { type StepWords, WordForm } from "./word-form.tsx";

type Correction = RouteOutput<"read-correction">;

const conflict = 409;
const names: Record<CorrectionStep, string> = { answer: "答复", close: "办结", reopen: "仍不对，再次提出" };

/** What one may do with a request now; each step is asked for its words before it is taken. */
export function CorrectionActions(
  props: Pick<PageProps, "me"> & {
    item: Correction;
    onChange: (item: Correction) => void;
    onConflict: () => void;
  },
) {
  const { item, me, onChange, onConflict } = props;
  const [step, setStep] = useState<CorrectionStep>();
  const task = useTask(({ status }) => status === conflict && onConflict());
  const open =
    step !== undefined && (item.may.includes(step) || task.problem !== undefined) ? step : undefined;
  const send = (taken: CorrectionStep, { text, importId }: StepWords) => {
    const call = { params: { correctionId: item.correctionId }, body: { revision: item.revision, text } };
    const sent = {
      answer: () => callRoute("answer-correction", { ...call, body: { ...call.body, importId } }),
      close: () => callRoute("close-correction", call),
      reopen: () => callRoute("reopen-correction", call),
    };
    task.run(sent[taken], (changed) => {
      setStep(undefined);
      onChange(changed);
      tellCorrectionsChanged();
    });
  };
  if (open !== undefined) {
    return (
      <WordForm
        key={open}
        correctionId={item.correctionId}
        step={open}
        role={me.role}
        task={task}
        onSend={(words) => send(open, words)}
        onCancel={() => setStep(undefined)}
      />
    );
  }
  if (item.may.length === 0) return null;
  return (
    <>
      {task.problem !== undefined && <ProblemNotice problem={task.problem} />}
      <div class="actions">
        {item.mayConfirm && <ConfirmClaim item={item} task={task} onChange={onChange} />}
        {item.may.map((one, index) => (
          <Button
            key={one}
            kind={index === 0 && !item.mayConfirm ? "primary" : "plain"}
            onClick={() => setStep(one)}
          >
            {me.role === "association" && one === "close" ? closeName(item) : names[one]}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Gives the loan that is claimed to the association that claims it. */
function ConfirmClaim(props: { item: Correction; task: Task; onChange: (item: Correction) => void }) {
  const { item, task, onChange } = props;
  const { correctionId, revision } = item;
  const confirm = () =>
    task.run(
      () => callRoute("confirm-claim", { params: { correctionId }, body: { revision } }),
      (changed) => {
        onChange(changed);
        tellCorrectionsChanged();
      },
    );
  return (
    <Button kind="primary" busy={task.busy} onClick={confirm}>
      {`核实无误，归到${item.associationName}`}
    </Button>
  );
}

function closeName({ state }: Correction): string {
  return state === "answered" ? "认可，办结" : "撤回，办结";
}
