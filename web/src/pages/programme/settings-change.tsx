import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { programmeChangedEvent } from "../../session/programme-changed.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { changesBetween, type Settings } from "./setting-texts.ts";

/** What a form of settings would change, or in Chinese why it says nothing yet. */
export type Wish = { settings: Partial<Settings> } | { missing: string };

/** What wished settings change, what comes of it, and the reason, without which nothing is saved. */
export function SettingsChange(props: {
  revision: number;
  settings: Settings;
  wish: Wish;
  /** What the reason is asked for, where the page asks for several. */
  label: string;
  effect?: ComponentChildren;
  onChanged: () => void;
  onCancel: () => void;
}) {
  const { revision, settings, wish, label, effect, onChanged, onCancel } = props;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const save = (wished: Partial<Settings>) => (reason: string) => {
    setBusy(true);
    setProblem(undefined);
    callRoute("change-settings", { body: { revision, reason, settings: wished } })
      .then(
        () => {
          window.dispatchEvent(new Event(programmeChangedEvent));
          onChanged();
        },
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => setBusy(false));
  };
  const changes = "settings" in wish ? changesBetween(settings, wish.settings) : [];
  return (
    <>
      {"missing" in wish && <Notice tone="warning">{wish.missing}</Notice>}
      {"settings" in wish && changes.length > 0 && (
        <section class="settings-change" aria-label="将要改动">
          <h3>将要改动</h3>
          <ChangeLines changes={changes} />
          {effect}
          <ReasonForm
            label={label}
            confirm="保存并立即生效"
            busy={busy}
            onConfirm={save(wish.settings)}
            onCancel={onCancel}
          />
        </section>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {problem?.status === 409 && (
        <div class="actions">
          <Button onClick={onChanged}>看最新的设置</Button>
        </div>
      )}
    </>
  );
}
