import { useId, useState } from "preact/hooks";
import { reasonLengthMax } from "#shared/domain/import-record.ts";
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
  const [reason, setReason] = useState("");
  const id = useId();
  const given = reason.trim();
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== "") onConfirm(given);
      }}
    >
      <div class="field">
        <label for={id}>{label}</label>
        <textarea
          id={id}
          rows={3}
          required
          maxLength={reasonLengthMax}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={given === ""}>
          {confirm}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          不办了
        </Button>
      </div>
    </form>
  );
}
