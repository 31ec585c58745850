import { useId } from "preact/hooks";
import { passwordLengthMax } from "#shared/domain/people/account.ts";

/** A labelled field for a password, hidden or shown, with what is to be known of it or what is wrong with it below. */
export function PasswordField(props: {
  label: string;
  value: string;
  shown: boolean;
  known: "present" | "new";
  note?: string | undefined;
  fault?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { label, value, shown, known, note, fault, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(shown ? { type: "text" as const } : { type: "password" as const })}
        autocomplete={known === "new" ? "new-password" : "current-password"}
        autocapitalize="none"
        spellcheck={false}
        value={value}
        maxLength={passwordLengthMax}
        required
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <small id={`${id}-note`} class={fault === undefined ? "muted" : "tone-bad"} aria-live="polite">
        {fault ?? note}
      </small>
    </div>
  );
}
