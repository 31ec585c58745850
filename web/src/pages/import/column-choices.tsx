import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnFields, columnNames } from "#shared/domain/loan-table/columns.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { type Choices, columnChoice, leftOut, unitChoice } from "./mapping-choices.ts";

type Sheets = NonNullable<RouteOutput<"read-import">["understood"]>;

const fieldOptions: readonly (readonly [string, string])[] = [
  ["", "（未指定）"],
  ...columnFields.map((field) => [field, columnNames[field]] as const),
  [leftOut, "不用这一列"],
];
const unitOptions = [
  ["", "（未指定）"],
  ["yuan", "元"],
  ["wan", "万元"],
] as const;

/** One choice for each column that was not recognised, with samples of what it holds, and one for a unit that nothing states. */
export function ColumnChoices(props: {
  sheets: Sheets;
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { sheets, choices, onChoose } = props;
  return (
    <>
      {sheets.map(({ sheet, fingerprint, columns, unitFrom }) => (
        <div key={sheet} class="filters">
          {columns
            .filter(({ field }) => field === null)
            .map(({ column, header, key, samples, suggestion }) => {
              const choice = columnChoice(fingerprint, key);
              const hint = suggestion === undefined ? "" : `，可能是${nameOf(suggestion)}`;
              const shown = samples.length === 0 ? "没有内容" : `如：${samples.join("、")}`;
              return (
                <SelectField
                  key={column}
                  label={`${sheet}!${column} ${header}（${shown}${hint}）`}
                  value={choices.get(choice) ?? ""}
                  options={fieldOptions}
                  onChange={(meaning) => onChoose(choice, meaning)}
                />
              );
            })}
          {unitFrom === "default" && (
            <SelectField
              label={`${sheet} 的金额单位`}
              value={choices.get(unitChoice(fingerprint)) ?? ""}
              options={unitOptions}
              onChange={(unit) => onChoose(unitChoice(fingerprint), unit)}
            />
          )}
        </div>
      ))}
    </>
  );
}

function nameOf(field: string): string {
  return new Map<string, string>(Object.entries(columnNames)).get(field) ?? field;
}
