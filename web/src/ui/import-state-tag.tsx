import { type ImportState, importStateNames } from "#shared/domain/import-record.ts";
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
};

/** The state of an import. */
export function ImportStateTag({ state }: { state: ImportState }) {
  return <Tag tone={tones[state]}>{importStateNames[state]}</Tag>;
}
