import { useId } from "preact/hooks";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { useDraft } from "../hooks/use-draft.ts";
import { Button } from "./button.tsx";

/** Asks why something is to be done before it is done; without a reason it is not. */
export function ReasonForm(props: {
  label: string;
  confirm: string;
  busy: boolean;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}) {
  const { label, confirm, busy, onConfirm, onCancel } = props;
  const draft = useDraft(`${location.hash} ${label}`);
  const id = useId();
  const given = draft.text.trim();
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (given === "") return;
        draft.done();
        onConfirm(given);
      }}
    >
      <div class="field">
        <label for={id}>{label}</label>
        <textarea
          id={id}
          rows={3}
          required
          maxLength={reasonLengthMax}
          value={draft.text}
          onInput={(event) => draft.change(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={given === ""}>
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
