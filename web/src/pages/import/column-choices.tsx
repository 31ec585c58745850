import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnFields, columnNames } from "#shared/domain/loan-table/columns.ts";
import { Choice } from "../../ui/choice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Choices, columnChoice, leftOut } from "./mapping-choices.ts";

type Sheet = NonNullable<RouteOutput<"read-import">["understood"]>[number];
type UnknownColumn = { sheet: Sheet; column: Sheet["columns"][number] };

const fieldNames = new Map<string, string>(Object.entries(columnNames));
const fieldOptions: readonly (readonly [string, string])[] = [
  ["", "（未指定）"],
  ...columnFields.map((field) => [field, columnNames[field]] as const),
  [leftOut, "不用这一列"],
];

/** The columns of a file that were not recognised. */
export function unknownColumns(sheets: readonly Sheet[]): UnknownColumn[] {
  return sheets.flatMap((sheet) =>
    sheet.columns.filter(({ field }) => field === null).map((column) => ({ sheet, column })),
  );
}

/** One choice for each column that was not recognised, with samples of what it holds. */
export function ColumnChoices(props: {
  columns: readonly UnknownColumn[];
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { choices, onChoose } = props;
  const columns: readonly Column<UnknownColumn>[] = [
    {
      head: "列",
      rowHead: true,
      kind: "code",
      cell: ({ sheet, column }) => `${sheet.sheet}!${column.column}`,
    },
    { head: "表头", cell: ({ column }) => column.header || "（空）" },
    { head: "内容举例", cell: ({ column: { samples } }) => samples.join("、") || "没有内容" },
    {
      head: "这一列是",
      cell: ({ sheet, column: { column, header, key, suggestion } }) => {
        const choice = columnChoice(sheet.fingerprint, key);
        return (
          <>
            <Choice
              label={`${sheet.sheet}!${column} ${header} 是什么`}
              value={choices.get(choice) ?? ""}
              options={fieldOptions}
              onChange={(meaning) => onChoose(choice, meaning)}
            />
            {suggestion !== undefined && (
              <span class="muted"> 可能是{fieldNames.get(suggestion) ?? suggestion}</span>
            )}
          </>
        );
      },
    },
  ];
  return (
    <Table
      stacks
      label="没有认出的列"
      columns={columns}
      rows={props.columns}
      keyOf={({ sheet, column }) => `${sheet.sheet} ${column.column}`}
    />
  );
}
