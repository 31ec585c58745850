import { type ReportTime, reportTimeMax } from "#shared/domain/programme/report-time.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { reportDayText, reportHourText } from "./setting-texts.ts";

const days = Array.from({ length: reportTimeMax.reportDay }, (_, index) => index + 1);
const hours = Array.from({ length: reportTimeMax.reportHour + 1 }, (_, hour) => hour);

/** From which day of the next month and which hour on a month's report goes out by itself, and the day by which at the latest. */
export function ReportTimeFields(props: {
  draft: ReportTime;
  onChange: (part: Partial<ReportTime>) => void;
}) {
  const { draft, onChange } = props;
  return (
    <fieldset class="settings-group">
      <legend>月报自动发布（北京时间；每月结束后也可随时手工发布）</legend>
      <div class="settings-days">
        <SelectField
          label="发布日"
          value={String(draft.reportDay)}
          options={days.map((day) => [String(day), reportDayText(day)])}
          onChange={(day) => onChange({ reportDay: Number(day) })}
        />
        <SelectField
          label="发布时间"
          value={String(draft.reportHour)}
          options={hours.map((hour) => [String(hour), reportHourText(hour)])}
          onChange={(hour) => onChange({ reportHour: Number(hour) })}
        />
        <SelectField
          label="银行数据未报齐时，最迟发出"
          value={String(draft.reportDeadlineDay)}
          options={days.map((day) => [String(day), reportDayText(day)])}
          onChange={(day) => onChange({ reportDeadlineDay: Number(day) })}
        />
      </div>
    </fieldset>
  );
}
