import { useId, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { correctionTextLengthMax } from "#shared/domain/corrections/correction-request.ts";
import type { CorrectionStep } from "#shared/domain/corrections/correction-steps.ts";
import { useDraft } from "../../hooks/use-draft.ts";
import type { Task } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ImportChoice } from "./import-choice.tsx";

/** What is said with a step; an answer may name the import that mended the loan. */
export type StepWords = { text: string; importId: string | undefined };

const labels: Record<CorrectionStep, string> = {
  answer: "答复（农技协、银行和科协都会看到）",
  close: "办结说明",
  reopen: "哪里仍然不对",
};
const confirms: Record<CorrectionStep, string> = {
  answer: "提交答复",
  close: "确认办结",
  reopen: "再次提出",
};

/** Asks for the words that go with a step; an association closes also without. */
export function WordForm(props: {
  correctionId: string;
  step: CorrectionStep;
  role: RouteOutput<"read-me">["role"];
  task: Task;
  onSend: (words: StepWords) => void;
  onCancel: () => void;
}) {
  const { correctionId, step, role, task, onSend, onCancel } = props;
  const draft = useDraft(JSON.stringify(["correction", correctionId, step]));
  const [importId, setImportId] = useState("");
  const id = useId();
  const isOptional = step === "close" && role === "association";
  const words = draft.text.trim();
  const isReady = isOptional || words !== "";
  return (
    <form
      class="wide-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        draft.done();
        onSend({ text: words, importId: importId || undefined });
      }}
    >
      <div class="field">
        <label for={id}>
          {labels[step]}
          {isOptional && "（可不填）"}
        </label>
        <textarea
          id={id}
          rows={3}
          required={!isOptional}
          maxLength={correctionTextLengthMax}
          value={draft.text}
          onInput={(event) => draft.change(event.currentTarget.value)}
        />
      </div>
      {step === "answer" && role === "liaison" && <ImportChoice value={importId} onChange={setImportId} />}
      {task.problem !== undefined && <ProblemNotice problem={task.problem} />}
      <div class="actions">
        <Button kind="primary" type="submit" busy={task.busy} disabled={!isReady}>
          {confirms[step]}
        </Button>
        <Button
          disabled={task.busy}
          onClick={() => {
            draft.done();
            onCancel();
          }}
        >
          不办了
        </Button>
      </div>
    </form>
  );
}
