import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import { columnFields } from "#shared/domain/loan-table/columns.ts";

type Import = RouteOutput<"read-import">;
type Mapping = RouteInput<"map-import">["body"];

/** What was chosen so far, by the key of a column or a value. */
export type Choices = ReadonlyMap<string, string>;

/** The choice that leaves a column out. */
export const leftOut = "-";

/** Tells whether what columns and values mean may still be settled for an import. */
export function mayMap({ state, understood = [] }: Import): boolean {
  return state === "checked" || (state === "refused" && understood.length > 0);
}

/** The key of a column's choice, and that of a sheet's unit. */
export const columnChoice = (fingerprint: string, column: string) => `column ${column} ${fingerprint}`;
export const unitChoice = (fingerprint: string) => `unit ${fingerprint}`;
/** The key of a value's choice. */
export const valueChoice = (field: string, key: string) => `value ${field} ${key}`;

/** The decisions that choices amount to; a sheet of which nothing was chosen is not among them. */
export function mappingOf({ understood = [], unknownValues = [] }: Import, choices: Choices): Mapping {
  return {
    columns: understood.flatMap((sheet) => {
      const { fingerprint } = sheet;
      const unit = choices.get(unitChoice(fingerprint));
      const decided = sheet.columns.flatMap(({ key, field, mappedBy }) => {
        const chosen = choices.get(columnChoice(fingerprint, key)) ?? "";
        if (chosen === "") {
          const kept = columnFields.find((one) => one === field);
          return mappedBy === "decision" && kept !== undefined ? [{ column: key, field: kept }] : [];
        }
        return [{ column: key, field: columnFields.find((one) => one === chosen) ?? null }];
      });
      const chose = sheet.columns.some(
        ({ key }) => (choices.get(columnChoice(fingerprint, key)) ?? "") !== "",
      );
      if (!chose && (unit ?? "") === "") return [];
      const amountUnit = unit === "wan" || unit === "yuan" ? unit : undefined;
      return [{ fingerprint, columns: decided, ...(amountUnit === undefined ? {} : { amountUnit }) }];
    }),
    values: unknownValues.flatMap(({ field, key, value }) => {
      const meaning = choices.get(valueChoice(field, key)) ?? "";
      return meaning === "" ? [] : [{ field, value: field === "associationName" ? value : key, meaning }];
    }),
  };
}
