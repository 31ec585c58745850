import { examineOrganisationNumber } from "#shared/domain/base/identity.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { AssociationFacts } from "#shared/domain/people/association.ts";
import { readIdentifier } from "../reading/identifier.ts";
import { addressReader, countyReader } from "../reading/read-words.ts";
import { namesNoAssociation } from "../reading/text.ts";
import { lineReader } from "./line-reader.ts";
import type { RefusedLine, RegisterContext } from "./read-members.ts";
import { readRegister } from "./read-register.ts";
import { associationColumns } from "./register-columns.ts";

/** What one line of a register of associations says. */
export type AssociationLine = { sheet: string; row: number } & Omit<
  AssociationFacts,
  "confirmed" | "closedOn" | "mergedInto"
>;

const betweenAliases = /[、，,；;/\n]+/;
const aliasesMax = 10;

/** Reads a register of associations: name and county are needed. Fails with `no-register`. */
export function readAssociations(
  sheets: readonly Sheet[],
  { programme, today }: RegisterContext,
): { lines: AssociationLine[]; refused: RefusedLine[] } {
  const countyOf = countyReader(programme);
  const countyInAddress = addressReader(programme);
  const lines: AssociationLine[] = [];
  const refused: RefusedLine[] = [];
  for (const line of readRegister(sheets, associationColumns, ["name", "countyName"])) {
    const { sheet, row } = line;
    const read = lineReader(line, associationColumns, today, ["name"]);
    const name = read.name("name");
    const countyCode = read.word(
      "countyName",
      (text) => countyOf(text) ?? countyInAddress(text),
      "county-unknown",
    );
    if (name !== undefined && namesNoAssociation(name)) read.fault("name", "association-none");
    read.need("name");
    read.need("countyName");
    const code = line.cell("socialCreditCode");
    const identifier = code === undefined ? undefined : readIdentifier(code);
    const verdict =
      identifier !== undefined && "text" in identifier
        ? examineOrganisationNumber(identifier.text.toUpperCase())
        : undefined;
    if (code !== undefined && verdict === undefined) read.fault("socialCreditCode", "identity-characters");
    if (verdict !== undefined && "fault" in verdict) read.fault("socialCreditCode", verdict.fault);
    if (read.reasons.length > 0 || name === undefined || countyCode === undefined) {
      refused.push({ sheet, row, reasons: read.reasons });
      continue;
    }
    const aliases = (read.text("alias") ?? "").split(betweenAliases).map((one) => one.trim());
    lines.push({
      sheet,
      row,
      name,
      countyCode,
      township: read.text("township"),
      socialCreditCode: verdict !== undefined && "number" in verdict ? verdict.number : undefined,
      contactName: read.text("contactName"),
      contactPhone: read.text("contactPhone"),
      aliases: aliases.filter((one) => one !== "" && one !== name).slice(0, aliasesMax),
    });
  }
  return { lines, refused };
}
