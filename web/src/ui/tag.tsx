import type { ComponentChildren } from "preact";

export type Tone = "blue" | "green" | "gold" | "red" | "grey";

/** A short coloured word; the word says it, the colour only helps. */
export function Tag({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}
