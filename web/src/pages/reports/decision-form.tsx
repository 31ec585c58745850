import { useId, useState } from "preact/hooks";
import { addDays, shanghaiDayOf } from "#shared/domain/base/day.ts";
import {
  assessmentTextLengthMax,
  responsibleLengthMax,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import type { AssessmentStep } from "#shared/domain/reports/assessment/assessment-steps.ts";
import { useDraft } from "../../hooks/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** What is said with a step; with an opening who answers for it, and until when. */
export type DecisionWords = { text: string; responsible?: string; dueOn?: string };

const labels: Record<AssessmentStep, string> = {
  confirm: "典型经验（可不填，写入月报）",
  withdraw: "取消的原因",
  open: "整改事项（写入月报）",
  close: "销号说明（写入月报）",
};

/** Asks for the words that go with a step. */
export function DecisionForm(props: {
  step: AssessmentStep;
  /** Under which what is typed is kept. */
  name: string;
  confirm: string;
  days: number;
  busy: boolean;
  onSend: (words: DecisionWords) => void;
  onCancel: () => void;
}) {
  const { step, name, confirm, days, busy, onSend, onCancel } = props;
  const draft = useDraft(`assessment ${name}`);
  const [responsible, setResponsible] = useState("");
  const [dueOn, setDueOn] = useState(() => addDays(shanghaiDayOf(new Date().toISOString()), days));
  const text = draft.text.trim();
  const opens = step === "open";
  const isReady =
    (step === "confirm" || text !== "") && (!opens || (responsible.trim() !== "" && dueOn !== ""));
  return (
    <form
      class="wide-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        draft.done();
        onSend({ text, ...(opens ? { responsible: responsible.trim(), dueOn } : {}) });
      }}
    >
      <WordsField step={step} text={draft.text} onChange={draft.change} />
      {opens && (
        <MendingFields
          {...{ responsible, dueOn }}
          onChange={(part) => {
            setResponsible(part.responsible);
            setDueOn(part.dueOn);
          }}
        />
      )}
      <div class="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={!isReady}>
          {confirm}
        </Button>
        <Button
          disabled={busy}
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

function WordsField(props: { step: AssessmentStep; text: string; onChange: (text: string) => void }) {
  const { step, text, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{labels[step]}</label>
      <textarea
        id={id}
        rows={3}
        required={step !== "confirm"}
        maxLength={assessmentTextLengthMax}
        value={text}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

type Mending = { responsible: string; dueOn: string };

/** Who answers for mending it, and until when. */
function MendingFields({ responsible, dueOn, onChange }: Mending & { onChange: (mending: Mending) => void }) {
  return (
    <div class="filters">
      <TextField
        label="责任单位"
        value={responsible}
        onChange={(text) => onChange({ responsible: text, dueOn })}
        lengthMax={responsibleLengthMax}
      />
      <PeriodField
        kind="date"
        label="整改时限"
        value={dueOn}
        onChange={(day) => onChange({ responsible, dueOn: day })}
      />
    </div>
  );
}
