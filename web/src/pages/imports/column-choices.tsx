import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnFields, columnNames } from "#shared/domain/imports/reading/columns.ts";
import { Choice } from "../../ui/choice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Choices, columnChoice, leftOut, undecided } from "./mapping-choices.ts";

type Sheet = NonNullable<RouteOutput<"read-import">["understood"]>[number];
type SheetColumn = Sheet["columns"][number];

/** A column that may be decided about: one for all sheets that have its header and took it for the same. */
export type AskedColumn = {
  choice: string;
  column: SheetColumn;
  places: { sheet: string; column: SheetColumn }[];
};

const placesShownMax = 8;
const fieldNames = new Map<string, string>(Object.entries(columnNames));
const fieldOptions = columnFields.map((field) => [field, columnNames[field]] as const);

/** The columns of a file, each header once: those that were not recognised, those that were, and those without content. */
export function askedColumns(sheets: readonly Sheet[]) {
  const asked = new Map<string, AskedColumn>();
  for (const { sheet, columns } of sheets) {
    for (const column of columns) {
      const choice = columnChoice(column);
      const known = asked.get(choice);
      if (known === undefined) asked.set(choice, { choice, column, places: [{ sheet, column }] });
      else known.places.push({ sheet, column });
    }
  }
  const all = [...asked.values()];
  const isEmpty = ({ places }: AskedColumn) => places.every(({ column }) => column.holds === "empty");
  return {
    unknown: all.filter((one) => one.column.field === null && !isEmpty(one)),
    known: all.filter((one) => one.column.field !== null),
    empty: all.filter((one) => one.column.field === null && isEmpty(one)),
  };
}

/** One choice for each column, with samples of what it holds on every sheet. */
export function ColumnChoices(props: {
  label: string;
  columns: readonly AskedColumn[];
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { label, choices, onChoose } = props;
  const columns: readonly Column<AskedColumn>[] = [
    { head: "列", rowHead: true, kind: "code", cell: ({ places }) => <Places places={places} /> },
    { head: "表头", cell: ({ column }) => column.header || "（空）" },
    { head: "内容举例", cell: ({ places }) => <Samples places={places} /> },
    {
      head: "这一列是",
      cell: ({ choice, column, places }) => (
        <>
          <Choice
            label={`${places.slice(0, 1).map(columnPlace).join("")} ${column.header} 是什么`}
            value={choices.get(choice) ?? ""}
            options={optionsFor(column)}
            onChange={(meaning) => onChoose(choice, meaning)}
          />
          {column.suggestion !== undefined && (
            <span class="muted"> 可能是{fieldNames.get(column.suggestion) ?? column.suggestion}</span>
          )}
        </>
      ),
    },
  ];
  return <Table stacks label={label} columns={columns} rows={props.columns} keyOf={({ choice }) => choice} />;
}

function columnPlace({ sheet, column }: AskedColumn["places"][number]): string {
  return `${sheet}!${column.column}`;
}

function Places({ places }: { places: AskedColumn["places"] }) {
  const [first] = places;
  if (first === undefined) return null;
  return (
    <>
      {columnPlace(first)}
      {places.length > 1 && <span class="muted"> 等 {places.length} 张表</span>}
    </>
  );
}

function Samples({ places }: { places: AskedColumn["places"] }) {
  const [only] = places;
  if (only === undefined) return null;
  if (places.length === 1) return <>{samplesIn(only.column)}</>;
  return (
    <ul>
      {places.slice(0, placesShownMax).map(({ sheet, column }) => (
        <li key={sheet}>
          <span class="muted">{sheet}：</span>
          {samplesIn(column)}
        </li>
      ))}
      {places.length > placesShownMax && <li class="muted">……</li>}
    </ul>
  );
}

function samplesIn({ samples }: SheetColumn): string {
  return samples.join("、") || "没有内容";
}

/** The first option leaves things as they are, and says how. */
function optionsFor({ field, mappedBy }: SheetColumn): (readonly [string, string])[] {
  const name = field === null ? undefined : (fieldNames.get(field) ?? field);
  const options = fieldOptions.filter(([value]) => value !== field);
  if (mappedBy === "decision") {
    const decided = name ?? "不用这一列";
    const others = field === null ? options : [...options, [leftOut, "不用这一列"] as const];
    return [["", `${decided}（按您的指定）`], [undecided, "不再指定，由系统识别"], ...others];
  }
  return [["", name ?? "（未指定）"], ...options, [leftOut, "不用这一列"]];
}
