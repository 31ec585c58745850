import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnNames } from "#shared/domain/imports/reading/columns.ts";
import { type ConstantField, constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { Choice } from "../../ui/choice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Choices, constantChoice } from "./mapping-choices.ts";

type Import = RouteOutput<"read-import">;

/** What may be said once for a sheet that has no column for it; `said` is what was said before. */
export type AskedConstant = { sheet: string; field: ConstantField; said: string | undefined };

const valueLengthMax = 60;

/** What the sheets of an import lack and may state for all of their rows at once, and what was stated so. */
export function askedConstants({ understood = [], constants = [] }: Import): AskedConstant[] {
  return understood.flatMap(({ sheet, missing }) =>
    constantFields.flatMap((field) => {
      const said = constants.find((one) => one.field === field && (one.sheet ?? sheet) === sheet)?.value;
      return missing.includes(field) || said !== undefined ? [{ sheet, field, said }] : [];
    }),
  );
}

/** One choice for each field that a whole sheet lacks. */
export function ConstantChoices(props: {
  asked: readonly AskedConstant[];
  counties: RouteOutput<"read-programme">["counties"];
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { asked, counties, choices, onChoose } = props;
  const optionsOf = (field: ConstantField) =>
    field === "countyName" ? counties.map(({ name }) => name) : Object.values(borrowerTypeNames);
  const columns: readonly Column<AskedConstant>[] = [
    { head: "工作表", rowHead: true, cell: ({ sheet }) => sheet },
    { head: "缺少的列", cell: ({ field }) => columnNames[field] },
    {
      head: "整张表都是",
      cell: ({ sheet, field, said }) => {
        const key = constantChoice(sheet, field);
        const label = `${sheet} 整张表的${columnNames[field]}`;
        const onChange = (value: string) => onChoose(key, value);
        if (field === "associationName") {
          return (
            <input
              class="choice"
              aria-label={label}
              placeholder="农技协的全称"
              maxLength={valueLengthMax}
              value={choices.get(key) ?? said ?? ""}
              onInput={({ currentTarget }) => onChange(currentTarget.value.trim())}
            />
          );
        }
        const options = optionsOf(field).map((name) => [name, name] as const);
        return (
          <Choice
            label={label}
            value={choices.get(key) ?? said ?? ""}
            options={[["", "（未指定）"], ...options]}
            onChange={onChange}
          />
        );
      },
    },
  ];
  return (
    <Table
      stacks
      label="整张表的内容"
      columns={columns}
      rows={asked}
      keyOf={({ sheet, field }) => constantChoice(sheet, field)}
    />
  );
}
