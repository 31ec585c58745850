import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import { type Holds, holdings } from "#shared/domain/imports/import-record.ts";
import { type ColumnField, columnFields } from "#shared/domain/imports/reading/columns.ts";
import { type ConstantField, constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { headerKeys } from "#shared/domain/imports/reading/header-fingerprint.ts";
import { compact } from "#shared/domain/imports/reading/text.ts";
import { headerShownMax } from "#shared/domain/imports/reading/understand-sheet.ts";

type Import = RouteOutput<"read-import">;
type Mapping = RouteInput<"map-import">["body"];

/** What columns are called besides their names on the wire. */
const aliases: Readonly<Record<string, ColumnField>> = { branchName: "branch" };

/** What the command line decides about a file: which column is what (`null` for none), and what whole sheets have. */
export type FileDecisions = {
  columns: readonly { header: string; field: ColumnField | null }[];
  constants: readonly { field: ConstantField; value: string }[];
  /** What the file holds. */
  holds?: Holds | undefined;
  /** Whether unique names in the registers may identify borrowers without an identity number. */
  acceptNames?: true | undefined;
};

/** The decisions that flags write as HEADER=field (`-` for no field) and field=VALUE; `undefined` where one cannot be. */
export function fileDecisions(
  maps: readonly string[] = [],
  sets: readonly string[] = [],
): FileDecisions | undefined {
  const columns = maps.map((text) => {
    const [header, name] = halves(text, text.lastIndexOf("="));
    return {
      header,
      field: name === "-" ? null : columnFields.find((field) => field === (aliases[name] ?? name)),
    };
  });
  const constants = sets.map((text) => {
    const [name, value] = halves(text, text.indexOf("="));
    return { field: constantFields.find((field) => field === name), value };
  });
  const sound =
    columns.every(({ header, field }) => header !== "" && field !== undefined) &&
    constants.every(({ field, value }) => field !== undefined && value !== "");
  return sound ? ({ columns, constants } as FileDecisions) : undefined;
}

/** The decision about what a file holds, as a flag writes it. */
export function holdsOf(text: string): Holds | undefined {
  return holdings.find((one) => one === text);
}

/** What decisions come to for a file as it was understood: `undefined` when nothing of it is decided. */
export function mappingFor({ understood = [] }: Import, decisions: FileDecisions): Mapping | undefined {
  const columns = understood.flatMap(({ fingerprint, columns: told }) => {
    const decided = decisions.columns.flatMap(({ header, field }) =>
      columnsCalled(header, told).map(({ key }) => ({ column: key, field })),
    );
    return decided.length === 0 ? [] : [{ fingerprint, columns: decided }];
  });
  const { constants, holds, acceptNames } = decisions;
  const isAny = columns.length + constants.length > 0 || holds !== undefined || acceptNames !== undefined;
  if (understood.length === 0 || !isAny) return undefined;
  return { columns, values: [], constants: [...constants], holds, acceptNames };
}

/** The columns with a header that somebody typed: by its key, else by its text, long ones in their shortened form. */
function columnsCalled<Column extends { key: string; header: string }>(
  header: string,
  told: readonly Column[],
): Column[] {
  const keys = [header, ...headerKeys([header])].map(compact);
  const byKey = told.filter(({ key }) => keys.includes(compact(key)));
  if (byKey.length > 0) return byKey;
  const shown = [...header].slice(0, headerShownMax).join("");
  return told.filter(({ header: text }) => [header, shown].some((one) => compact(one) === compact(text)));
}

function halves(text: string, at: number): [string, string] {
  return at < 0 ? ["", ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
