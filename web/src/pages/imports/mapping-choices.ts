import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";

type Import = RouteOutput<"read-import">;
type Mapping = RouteInput<"map-import">["body"];

type Sheet = NonNullable<Import["understood"]>[number];
type SheetColumn = Sheet["columns"][number];

/** What was chosen so far, by the key of a column or a value. */
export type Choices = ReadonlyMap<string, string>;

/** The choice that leaves a column out, and the one that takes a decision about it back. */
export const leftOut = "-";
export const undecided = "*";

/** Tells whether what columns and values mean may still be settled for an import. */
export function mayMap({ state, understood = [] }: Import): boolean {
  return state === "checked" || (state === "refused" && understood.length > 0);
}

/** The key of a column's choice: one for columns of the same header that were taken for the same, on whatever sheets. */
export function columnChoice({ key, field, mappedBy }: SheetColumn): string {
  return `column ${field ?? ""} ${mappedBy ?? ""} ${key}`;
}

/** The key of the choice of a sheet's unit. */
export const unitChoice = (fingerprint: string) => `unit ${fingerprint}`;
/** The key of a value's choice. */
export const valueChoice = (field: string, key: string) => `value ${field} ${key}`;

/** The key of the choice of what a whole sheet has in a field. */
export const constantChoice = (sheet: string, field: string) => `constant ${field} ${sheet}`;

/** The decisions that the choices make; a sheet without a choice is not among them. */
export function mappingOf(
  { understood = [], unknownValues = [] }: Pick<Import, "understood" | "unknownValues">,
  choices: Choices,
): Mapping {
  return {
    columns: understood.flatMap((sheet) => columnsOf(sheet, choices)),
    values: unknownValues.flatMap(({ field, key, value }) => {
      const meaning = choices.get(valueChoice(field, key)) ?? "";
      return meaning === "" ? [] : [{ field, value: field === "associationName" ? value : key, meaning }];
    }),
    constants: understood.flatMap(({ sheet }) =>
      constantFields.flatMap((field) => {
        const value = choices.get(constantChoice(sheet, field)) ?? "";
        return value === "" ? [] : [{ sheet, field, value }];
      }),
    ),
  };
}

/** What is decided about a sheet from now on: what was chosen, and what was decided before and not taken back. */
function columnsOf(sheet: Sheet, choices: Choices): Mapping["columns"] {
  const { fingerprint } = sheet;
  const chosen = sheet.columns.flatMap((column) => {
    const choice = choices.get(columnChoice(column)) ?? "";
    return choice === "" ? [] : [{ column: column.key, choice }];
  });
  const unit = choices.get(unitChoice(fingerprint)) ?? "";
  if (chosen.length === 0 && unit === "") return [];
  const newly = chosen.flatMap(({ column, choice }) =>
    choice === undecided ? [] : [{ column, field: fieldOf(choice) }],
  );
  const settled = new Set(chosen.map(({ column }) => column));
  const taken = new Set(newly.map(({ field }) => field));
  const kept = sheet.columns.flatMap(({ key, field, mappedBy }) => {
    const known = fieldOf(field);
    const stands = mappedBy === "decision" && !settled.has(key) && (known === null || !taken.has(known));
    return stands ? [{ column: key, field: known }] : [];
  });
  const amountUnit = unit !== "" ? unit : sheet.unitFrom === "decision" ? sheet.amountUnit : "";
  const columns = [...newly, ...kept];
  return amountUnit === "wan" || amountUnit === "yuan"
    ? [{ fingerprint, columns, amountUnit }]
    : [{ fingerprint, columns }];
}

function fieldOf(name: string | null): Mapping["columns"][number]["columns"][number]["field"] {
  return columnFields.find((field) => field === name) ?? null;
}
