import { useDraft } from "../../hooks/use-draft.ts";
import { Card } from "../../ui/card.tsx";
import type { Settings } from "./setting-texts.ts";
import { SettingsChange } from "./settings-change.tsx";
import { type Draft, draftOf, keptDraft, wishOf } from "./settings-draft.ts";
import { SettingsEffect } from "./settings-effect.tsx";
import { SettingsFields } from "./settings-fields.tsx";

/** Changes the settings that stand in fields: the fields, what they would change and bring about, and the reason. */
export function SettingsForm(props: { revision: number; settings: Settings; onChanged: () => void }) {
  const { revision, settings, onChanged } = props;
  const kept = useDraft(`settings ${revision}`);
  const draft = keptDraft(kept.text, draftOf(settings));
  const setDraft = (next: Draft) => kept.change(JSON.stringify(next));
  const wish = wishOf(draft);
  return (
    <Card title="现行设置" extra={<span class="muted">改动保存后立即对所有人生效</span>}>
      <SettingsFields draft={draft} onChange={setDraft} />
      <SettingsChange
        revision={revision}
        settings={settings}
        wish={wish}
        label="改动的原因（会记入改动记录，银行和审计都看得到）"
        effect={"settings" in wish && <SettingsEffect before={settings} after={wish.settings} />}
        onChanged={() => {
          kept.done();
          onChanged();
        }}
        onCancel={() => kept.change("")}
      />
    </Card>
  );
}
