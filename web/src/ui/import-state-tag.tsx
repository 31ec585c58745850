import type { ImportState } from "#shared/domain/imports/import-record.ts";
import { Tag, type Tone } from "./tag.tsx";

const tones: Record<ImportState, Tone> = {
  announced: "grey",
  uploaded: "blue",
  checking: "blue",
  checked: "gold",
  committing: "blue",
  committed: "green",
  refused: "red",
  cancelled: "grey",
  failed: "red",
  undoing: "blue",
  undone: "grey",
  "sent-back": "red",
};

/** The state of an import, as the server names it. */
export function ImportStateTag({ item }: { item: { state: ImportState; stateName: string } }) {
  return <Tag tone={tones[item.state]}>{item.stateName}</Tag>;
}
