import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { useDraft } from "../../hooks/use-draft.ts";
import { programmeChangedEvent } from "../../session/programme-changed.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { changesBetween, type Settings } from "./setting-texts.ts";
import { type Draft, draftOf, keptDraft, wishOf } from "./settings-draft.ts";
import { SettingsEffect } from "./settings-effect.tsx";
import { SettingsFields } from "./settings-fields.tsx";

/** Changes the settings: the fields, what they would change and bring about, and the reason, without which nothing is saved. */
export function SettingsForm(props: { revision: number; settings: Settings; onChanged: () => void }) {
  const { revision, settings, onChanged } = props;
  const kept = useDraft(`settings ${revision}`);
  const draft = keptDraft(kept.text, draftOf(settings));
  const setDraft = (next: Draft) => kept.change(JSON.stringify(next));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const wish = wishOf(draft);
  const save = (wished: Settings) => (reason: string) => {
    setBusy(true);
    setProblem(undefined);
    callRoute("change-settings", { body: { revision, reason, settings: wished } })
      .then(
        () => {
          kept.done();
          window.dispatchEvent(new Event(programmeChangedEvent));
          onChanged();
        },
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => setBusy(false));
  };
  const changes = "settings" in wish ? changesBetween(settings, wish.settings) : [];
  return (
    <Card title="现行设置" extra={<span class="muted">改动保存后立即对所有人生效</span>}>
      <SettingsFields draft={draft} onChange={setDraft} />
      {"missing" in wish && <Notice tone="warning">{wish.missing}</Notice>}
      {"settings" in wish && changes.length > 0 && (
        <section class="settings-change" aria-label="将要改动">
          <h3>将要改动</h3>
          <ChangeLines changes={changes} />
          <SettingsEffect before={settings} after={wish.settings} />
          <ReasonForm
            label="改动的原因（会记入改动记录，银行和审计都看得到）"
            confirm="保存并立即生效"
            busy={busy}
            onConfirm={save(wish.settings)}
            onCancel={() => kept.change("")}
          />
        </section>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {problem?.status === 409 && (
        <div class="actions">
          <Button
            onClick={() => {
              kept.done();
              onChanged();
            }}
          >
            看最新的设置
          </Button>
        </div>
      )}
    </Card>
  );
}
