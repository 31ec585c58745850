import {
  examineOrganisationNumber,
  examinePersonNumber,
  type IdentityVerdict,
} from "#shared/domain/base/identity.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { type IdentifierFault, readIdentifier } from "./identifier.ts";
import { compact } from "./text.ts";

/** What a cell says as an identifying number; `identity-as-number` when a numeric cell has lost its last digits. */
export type ReadIdentity =
  | IdentityVerdict
  | { fault: "identity-as-number" | "identity-old-form" | Exclude<IdentifierFault, "as-number"> };

/** A person's number even under a firm: a year of birth, and no beginning of a code (5 or 9); typed wrong it may be a sound code. */
const ownersNumber = /^(?![59])\d{6}(?:19|20)\d{9}[\dX]$/;

/** A number whose middle is hidden: 341122********1234. */
const maskedNumber = /^\d{0,14}[*×X]{4,}([\dX]{0,6})$/;

/** The end of a masked identifying number, at most four characters of it; `undefined` for a cell that masks nothing. */
export function maskedTailOf(cell: Cell): string | undefined {
  if (cell.kind !== "text") return undefined;
  return maskedNumber.exec(compact(cell.text).toUpperCase())?.[1]?.slice(-4);
}

/**
 * The identity number of a borrower in canonical form. A member's is a 身份证 unless it has letters that only an
 * organisation's code has; an association's or enterprise's is an organisation's code, or its owner's 身份证, whose old
 * form of 15 digits cannot be distinguished from a registration number.
 */
export function readIdentity(cell: Cell, borrowerType: BorrowerType | undefined): ReadIdentity {
  const read = readIdentifier(cell);
  if ("fault" in read) return { fault: read.fault === "as-number" ? "identity-as-number" : read.fault };
  const text = read.text.toUpperCase();
  const looksPersonal = /^\d{17}[\dX]$/.test(text) || /^\d{15}$/.test(text);
  const asPerson = examinePersonNumber(text);
  if (looksPersonal && (borrowerType === "member" || ownersNumber.test(text))) return asPerson;
  const ofOrganisation = borrowerType === "enterprise" || borrowerType === "association";
  if (ofOrganisation && text.length === 15 && holdsPersonNumber(text, { likely: true })) {
    return { fault: "identity-old-form" };
  }
  const asOrganisation = examineOrganisationNumber(text);
  if ("kind" in asOrganisation && borrowerType !== undefined) return asOrganisation;
  if ("kind" in asPerson) return asPerson;
  return looksPersonal && !ofOrganisation ? asPerson : asOrganisation;
}
