import { useRef } from "preact/hooks";
import { keepInEntry, keptInEntry } from "./history-entry.ts";

const kept = "yinhui.opened";

/** What a link to one thing of a list is given, so that coming back leads to it. */
export type Opening = { onClick: () => void; ref: (link: HTMLAnchorElement | null) => void };

/**
 * Remembers which thing of a list was opened; when one comes back to the list, its link is brought into sight and has
 * the focus, once.
 */
export function useOpened(): (key: string) => Opening {
  const isDone = useRef(false);
  return (key) => ({
    onClick: () => keepInEntry(kept, key),
    ref(link) {
      if (link === null || isDone.current || keptInEntry(kept) !== key) return;
      isDone.current = true;
      link.scrollIntoView({ block: "center" });
      link.focus({ preventScroll: true });
    },
  });
}
