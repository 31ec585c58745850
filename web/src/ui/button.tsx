import type { ComponentChildren } from "preact";

/** A button; `primary` is the one thing that the page is for, `busy` is under way. */
export function Button(props: {
  kind?: "primary" | "plain" | "text";
  type?: "button" | "submit";
  disabled?: boolean;
  busy?: boolean;
  onClick?: () => void;
  children: ComponentChildren;
}) {
  const { kind = "plain", type = "button", disabled = false, busy = false, onClick, children } = props;
  return (
    <button
      type={type}
      class={`button button-${kind}`}
      disabled={disabled || busy}
      aria-busy={busy}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </button>
  );
}
