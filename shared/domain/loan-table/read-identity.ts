import type { BorrowerType } from "../borrower-type.ts";
import { examineOrganisationNumber, examinePersonNumber, type IdentityVerdict } from "../identity.ts";
import type { Cell } from "../sheet.ts";
import { codeText } from "./code-text.ts";

/** What a cell says as an identifying number; `identity-as-number` when a numeric cell has lost its last digits. */
export type ReadIdentity = IdentityVerdict | { fault: "identity-as-number" };

/** Excel keeps 15 digits of a number: a longer one in a numeric cell is damaged, whatever its check digit says. */
const exactDigitsMax = 15;
const scientific = /^\d(?:\.\d+)?e\+?\d+$/i;

/**
 * The identifying number of a borrower in canonical form. A member's is a 身份证 unless it is written with letters only
 * an organisation's code has; an association's or enterprise's is an organisation's code, or its owner's 身份证.
 */
export function readIdentity(cell: Cell, borrowerType: BorrowerType | undefined): ReadIdentity {
  const text = codeText(cell).toUpperCase();
  if (cell.kind !== "text" && text.replace(/\D/g, "").length > exactDigitsMax)
    return { fault: "identity-as-number" };
  if (scientific.test(text)) return { fault: "identity-as-number" };
  const looksPersonal = /^\d{17}[\dX]$/.test(text) || /^\d{15}$/.test(text);
  const asPerson = examinePersonNumber(text);
  if (borrowerType === "member" && looksPersonal) return asPerson;
  const asOrganisation = examineOrganisationNumber(text);
  if ("kind" in asOrganisation && borrowerType !== undefined) return asOrganisation;
  if ("kind" in asPerson) return asPerson;
  return looksPersonal && borrowerType !== "enterprise" && borrowerType !== "association"
    ? asPerson
    : asOrganisation;
}
