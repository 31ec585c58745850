import type { RouteOutput } from "#shared/contract/routes.ts";
import { borrowerTypeNames } from "#shared/domain/borrower-type.ts";
import { classificationNames } from "#shared/domain/classification.ts";
import { loanStatusNames } from "#shared/domain/loan-status.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { type Choices, valueChoice } from "./mapping-choices.ts";

type Values = NonNullable<RouteOutput<"read-import">["unknownValues"]>;
type Option = readonly [value: string, name: string];

/** One choice for each value that no list has: what it means, settled once for all its rows. */
export function ValueChoices(props: {
  values: Values;
  programme: Pick<RouteOutput<"read-programme">, "counties" | "products">;
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { values, programme, choices, onChoose } = props;
  const named = values.some(({ field }) => field === "associationName");
  const { data } = useLoad(`associations ${named}`, async () =>
    named ? callRoute("list-associations") : { items: [] },
  );
  const associations = (data?.items ?? []).map(({ name }): Option => [name, `就是“${name}”`]);
  const optionsOf = ({ field, value }: Values[number]): Option[] => {
    switch (field) {
      case "countyName":
        return programme.counties.map(({ code, name }) => [code, name]);
      case "borrowerType":
        return Object.entries(borrowerTypeNames);
      case "status":
        return Object.entries(loanStatusNames);
      case "classification":
        return Object.entries(classificationNames);
      case "associationName":
        return [[value, "是新的农技协"], ...associations];
      case "product":
        return [[value, "是新的产品"], ...programme.products.map((name): Option => [name, name])];
    }
  };
  return (
    <div class="filters">
      {values.map((unknown) => {
        const { field, key, value, rows, heldUp, firstCell } = unknown;
        const held = heldUp > 0 ? `，其中 ${grouped(heldUp)} 行因此退回` : "";
        return (
          <SelectField
            key={`${field} ${key}`}
            label={`${columnNames[field]}“${value}”（${grouped(rows)} 行${held}，首见 ${firstCell}）`}
            value={choices.get(valueChoice(field, key)) ?? ""}
            options={[["", "（未指定）"], ...optionsOf(unknown)]}
            onChange={(meaning) => onChoose(valueChoice(field, key), meaning)}
          />
        );
      })}
    </div>
  );
}
