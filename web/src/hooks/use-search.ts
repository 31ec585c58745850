import { useEffect, useState } from "preact/hooks";
import { draftKey } from "../session/drafts.ts";
import { keepInEntry, keptInEntry } from "./history-entry.ts";
import { useSettled } from "./use-settled.ts";

const stillMs = 400;

/** What somebody looks for in a list: as it is typed, and once it has stayed the same. */
export type Search = { typed: string; settled: string; type: (text: string) => void };

/**
 * A text that is looked for in a list. It may be a name, so it is in no address: the step of the history only says that
 * there is one, the tab keeps it, and signing out forgets it.
 */
export function useSearch(list: string, hash: string): Search {
  const entry = `yinhui.search ${list}`;
  const key = draftKey(entry);
  const [typed, type] = useState(() =>
    keptInEntry(entry) === true ? (sessionStorage.getItem(key) ?? "") : "",
  );
  const settled = useSettled(typed.trim(), stillMs);
  useEffect(() => {
    if (settled === "" && keptInEntry(entry) === undefined) return;
    keepInEntry(entry, settled !== "");
    sessionStorage.setItem(key, settled);
  }, [settled, hash]);
  return { typed, settled, type };
}
