import type { ComponentChildren } from "preact";
import { useDraft } from "../../hooks/use-draft.ts";
import { Card } from "../../ui/card.tsx";
import type { Settings } from "./setting-texts.ts";
import { SettingsChange, type Wish } from "./settings-change.tsx";

/** What every form of a list is given. */
export type ListProps = { revision: number; settings: Settings; onChanged: () => void };

/** The card of a setting that is a list: its fields, kept as JSON while they are typed, what they change, and the reason. */
export function ListCard<Draft>(
  props: ListProps & {
    title: string;
    note: string;
    start: Draft;
    wishOf: (draft: Draft) => Wish;
    fields: (draft: Draft, change: (draft: Draft) => void) => ComponentChildren;
  },
) {
  const { title, note, start, wishOf, fields, revision, settings, onChanged } = props;
  const kept = useDraft(`settings ${revision} ${title}`);
  const draft: Draft = kept.text === "" ? start : JSON.parse(kept.text);
  return (
    <Card title={title} extra={<span class="muted">{note}</span>}>
      <div class="settings-list">{fields(draft, (next) => kept.change(JSON.stringify(next)))}</div>
      <SettingsChange
        revision={revision}
        settings={settings}
        wish={wishOf(draft)}
        label={`改动${title}的原因（会记入改动记录）`}
        onChanged={() => {
          kept.done();
          onChanged();
        }}
        onCancel={() => kept.change("")}
      />
    </Card>
  );
}

/** Several names in one field. */
export function namesIn(text: string): string[] {
  const names = text.split(/[、，,；;\n]+/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** A list with another value for the thing at a place; without the thing where none is given. */
export function withAt<Thing>(things: readonly Thing[], index: number, thing?: Thing): Thing[] {
  return things.flatMap((one, at) => (at !== index ? [one] : thing === undefined ? [] : [thing]));
}
