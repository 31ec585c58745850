import type { Sheet } from "#shared/domain/base/sheet.ts";
import { lineReader } from "./line-reader.ts";
import type { RefusedLine, RegisterContext } from "./read-members.ts";
import { readRegister } from "./read-register.ts";
import { poorHouseholdColumns } from "./register-columns.ts";

/** What one line of a list of registered poor households says: one person of a household. */
export type PoorHouseholdLine = {
  sheet: string;
  row: number;
  name: string;
  identityNumber: string;
  household?: string | undefined;
};

/** Reads a list of registered poor households (建档立卡名单): name and identity are needed. Fails with `no-register`. */
export function readPoorHouseholds(
  sheets: readonly Sheet[],
  { today }: Pick<RegisterContext, "today">,
): { lines: PoorHouseholdLine[]; refused: RefusedLine[] } {
  const lines: PoorHouseholdLine[] = [];
  const refused: RefusedLine[] = [];
  for (const line of readRegister(sheets, poorHouseholdColumns, ["name", "identity"])) {
    const { sheet, row } = line;
    const read = lineReader(line, poorHouseholdColumns, today);
    const name = read.name("name");
    const identity = read.identity("identity", "member");
    read.need("name");
    read.need("identity");
    if (read.reasons.length > 0 || name === undefined || identity === undefined) {
      refused.push({ sheet, row, reasons: read.reasons });
      continue;
    }
    lines.push({ sheet, row, name, identityNumber: identity.number, household: read.text("household") });
  }
  return { lines, refused };
}
