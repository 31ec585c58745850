import { useId } from "preact/hooks";
import { sessionTermsMax } from "#shared/domain/people/session.ts";
import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import { yuan } from "../../format/money.ts";
import { PeriodField } from "../../ui/period-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ReportTimeFields } from "./report-time-fields.tsx";
import { settingTexts } from "./setting-texts.ts";
import { type Draft, goalFenOf } from "./settings-draft.ts";
import { TrancheFields } from "./tranche-fields.tsx";

const goalLengthMax = 20;
const productsLengthMax = 20_000;

/** The fields of the settings, each with what it means. */
export function SettingsFields(props: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { draft, onChange } = props;
  const id = useId();
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <div class="settings-fields">
      <div class="field">
        <label for={`${id}-name`}>{settingTexts.name}</label>
        <input
          id={`${id}-name`}
          value={draft.name}
          maxLength={settingLimits.nameLengthMax}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <GoalField draft={draft} onChange={set} />
      <PeriodField
        kind="date"
        label={settingTexts.firstOn}
        value={draft.firstOn}
        onChange={(firstOn) => set({ firstOn })}
      />
      <PeriodField
        kind="date"
        label={settingTexts.lastOn}
        value={draft.lastOn}
        onChange={(lastOn) => set({ lastOn })}
      />
      <TrancheFields tranches={draft.tranches} onChange={(tranches) => set({ tranches })} />
      <div class="field">
        <label for={`${id}-products`}>{settingTexts.products}（一行一种，空为不限）</label>
        <textarea
          id={`${id}-products`}
          rows={3}
          value={draft.products}
          maxLength={productsLengthMax}
          onInput={(event) => set({ products: event.currentTarget.value })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.fourEyes}
          onChange={(event) => set({ fourEyes: event.currentTarget.checked })}
        />
        <span>
          {settingTexts.fourEyes}
          <small class="muted">一名联络员登记的导入，须由本行另一名联络员复核入账</small>
        </span>
      </label>
      <CorrectionTermFields draft={draft} onChange={set} />
      <SessionTermFields draft={draft} onChange={set} />
      <ReportTimeFields draft={draft} onChange={set} />
      <RecipientField name="addressedTo" note="空为各县（市、区）科协等" draft={draft} onChange={set} />
      <RecipientField name="copiedTo" note="空为不抄送" draft={draft} onChange={set} />
    </div>
  );
}

type PartProps = { draft: Draft; onChange: (part: Partial<Draft>) => void };

/** 主送机关 or 抄送机关, several in one line. */
function RecipientField(props: PartProps & { name: "addressedTo" | "copiedTo"; note: string }) {
  const { name, note, draft, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={`${id}-${name}`}>
        {settingTexts[name]}（以逗号隔开，{note}）
      </label>
      <input
        id={`${id}-${name}`}
        value={draft[name]}
        maxLength={settingLimits.nameLengthMax}
        onInput={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </div>
  );
}

function GoalField({ draft, onChange }: PartProps) {
  const id = useId();
  const goalFen = goalFenOf(draft.goalWan);
  return (
    <div class="field">
      <label for={`${id}-goal`}>{settingTexts.goalFen}（万元）</label>
      <input
        id={`${id}-goal`}
        inputMode="decimal"
        value={draft.goalWan}
        maxLength={goalLengthMax}
        aria-describedby={`${id}-goal-note`}
        onInput={(event) => onChange({ goalWan: event.currentTarget.value })}
      />
      <small id={`${id}-goal-note`} class="muted">
        {goalFen === undefined ? "请填写大于 0 的金额" : `即 ${yuan(goalFen)} 元`}
      </small>
    </div>
  );
}

function CorrectionTermFields({ draft, onChange }: PartProps) {
  return (
    <fieldset class="settings-group">
      <legend>更正申请的期限（三色督办）</legend>
      <div class="settings-days">
        <TextField
          label="答复期限（天）"
          value={draft.answerDays}
          onChange={(answerDays) => onChange({ answerDays })}
        />
        <TextField
          label="到期前几天提醒（蓝）"
          value={draft.nearDays}
          onChange={(nearDays) => onChange({ nearDays })}
        />
        <TextField
          label="逾期（黄）几天后转红"
          value={draft.lateDays}
          onChange={(lateDays) => onChange({ lateDays })}
        />
      </div>
    </fieldset>
  );
}

function SessionTermFields({ draft, onChange }: PartProps) {
  return (
    <fieldset class="settings-group">
      <legend>{settingTexts.sessionTerms}</legend>
      <div class="settings-days">
        <TextField
          label={`科协、银行、审计（小时，最多 ${sessionTermsMax.officeHours}）`}
          value={draft.officeHours}
          onChange={(officeHours) => onChange({ officeHours })}
        />
        <TextField
          label={`农技协（天，最多 ${sessionTermsMax.associationDays}）`}
          value={draft.associationDays}
          onChange={(associationDays) => onChange({ associationDays })}
        />
      </div>
      <small class="muted">从用密码登录时算起，到时须重新登录；访问链接不受此限，收回前一直有效</small>
    </fieldset>
  );
}
