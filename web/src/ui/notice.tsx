import type { ComponentChildren } from "preact";

/** A coloured box with something one should know; errors are announced at once, the rest politely. */
export function Notice(props: {
  tone: "info" | "success" | "warning" | "error";
  title?: string;
  children?: ComponentChildren;
}) {
  const { tone, title, children } = props;
  return (
    <div class={`notice notice-${tone}`} role={tone === "error" ? "alert" : "status"}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}
