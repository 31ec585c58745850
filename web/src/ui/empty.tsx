import type { ComponentChildren } from "preact";

/** What a list without items says. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
