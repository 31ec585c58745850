import type { RouteOutput } from "#shared/contract/routes.ts";
import {
  dictionaryFieldNames,
  plainMeanings,
  rowKindMeanings,
} from "#shared/domain/imports/reading/table-rules.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { grouped } from "../../format/count.ts";
import { Choice } from "../../ui/choice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Choices, valueChoice } from "./mapping-choices.ts";

type Value = NonNullable<RouteOutput<"read-import">["unknownValues"]>[number];
type Option = readonly [value: string, name: string];

/** One choice for each value that no list has: what it means, settled once for all its rows. */
export function ValueChoices(props: {
  values: readonly Value[];
  programme: Pick<RouteOutput<"read-programme">, "counties" | "products">;
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { values, programme, choices, onChoose } = props;
  const columns: readonly Column<Value>[] = [
    {
      head: "文件里写的",
      rowHead: true,
      cell: ({ field, value }) => `${dictionaryFieldNames[field]}“${value}”`,
    },
    { head: "行数", kind: "figure", cell: ({ rows }) => grouped(rows) },
    { head: "因此退回", kind: "figure", cell: ({ heldUp }) => (heldUp === 0 ? "—" : grouped(heldUp)) },
    { head: "首见", kind: "code", cell: ({ firstCell }) => firstCell },
    {
      head: "意思是",
      cell: (unknown) => {
        const key = valueChoice(unknown.field, unknown.key);
        return (
          <Choice
            label={`${dictionaryFieldNames[unknown.field]}“${unknown.value}”是什么`}
            value={choices.get(key) ?? ""}
            options={[["", "（未指定）"], ...optionsOf(unknown, programme)]}
            onChange={(meaning) => onChoose(key, meaning)}
          />
        );
      },
    },
  ];
  return (
    <Table
      stacks
      label="没有认出的取值"
      columns={columns}
      rows={values}
      keyOf={({ field, key }) => `${field} ${key}`}
    />
  );
}

const { nothing, nought, yes, no } = plainMeanings;
const saysNothing: Option = [nothing, "没有说明，不读这个值"];

function optionsOf(
  { field, key, value }: Value,
  programme: Pick<RouteOutput<"read-programme">, "counties" | "products">,
): Option[] {
  switch (field) {
    case "countyName":
      return programme.counties.map(({ code, name }) => [code, name]);
    case "borrowerType":
      return Object.entries(borrowerTypeNames);
    case "status":
      return [...Object.entries(loanStatusNames), saysNothing];
    case "classification":
      return [...Object.entries(classificationNames), saysNothing];
    case "poorHousehold":
    case "renewal":
      return [[yes, "是"], [no, "否"], saysNothing];
    case "rate":
    case "outstanding":
      return [[nought, "零"], saysNothing];
    case "dueOn":
      return [saysNothing];
    case "rowKind":
      return [
        [rowKindMeanings.loan, "是人民币放款，照常读取"],
        [rowKindMeanings.other, "不是放款，退回"],
      ];
    case "dataDay":
      return [...new Set(key.split("/"))].map((day): Option => [day, day]);
    case "associationName":
      return [];
    case "product":
      return [[value, "是新的产品"], ...programme.products.map((name): Option => [name, name])];
  }
}
