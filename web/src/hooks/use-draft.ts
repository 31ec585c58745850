import { useEffect, useRef, useState } from "preact/hooks";
import { draftKey } from "../session/drafts.ts";
import { readTokens } from "../session/tokens.ts";

/** A text that somebody is typing: it, a way to change it, and to say that it has been handed in or given up. */
export type Draft = { text: string; change: (text: string) => void; done: () => void };

/**
 * Keeps what is typed under a name for as long as the tab lives, so that a sign-in in between or a reload loses nothing.
 * What is done with is forgotten when its form goes, unless the form goes because the sign-in has run out.
 */
export function useDraft(name: string): Draft {
  const key = draftKey(name);
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const isDone = useRef(false);
  useEffect(
    () => () => {
      if (isDone.current && readTokens() !== undefined) sessionStorage.removeItem(key);
    },
    [key],
  );
  return {
    text,
    change(next) {
      isDone.current = false;
      setText(next);
      if (next === "") sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    done() {
      isDone.current = true;
    },
  };
}
