import type { Day } from "#shared/domain/base/day.ts";
import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { borrowerTypeOf } from "../reading/derived-fields.ts";
import { addressReader, countyReader, readBorrowerType } from "../reading/read-words.ts";
import type { RowReason } from "../reading/row-reason.ts";
import { namesNoAssociation } from "../reading/text.ts";
import { lineReader } from "./line-reader.ts";
import { readRegister } from "./read-register.ts";
import { memberColumns } from "./register-columns.ts";

/** What one line of a register of members says; the association is absent in a file of one association. */
export type MemberLine = {
  sheet: string;
  row: number;
  name: string;
  identity: { kind: IdentityKind; number: string };
  kind: BorrowerType;
  associationName?: string | undefined;
  associationCode?: string | undefined;
  countyCode?: string | undefined;
  poorHousehold?: boolean | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
};

/** A line that cannot be followed, with everything that is wrong with it. */
export type RefusedLine = { sheet: string; row: number; reasons: readonly RowReason[] };

/** What reading registers uses. */
export type RegisterContext = { programme: Pick<Programme, "counties" | "city">; today: Day };

/**
 * Reads a register of members: name and identity are needed, and the association unless the file is of one alone
 * (`ofOne`). A member's kind is what the line states, else what the kind of identity implies. Fails with `no-register`.
 */
export function readMembers(
  sheets: readonly Sheet[],
  { programme, today }: RegisterContext,
  ofOne: boolean,
): { lines: MemberLine[]; refused: RefusedLine[] } {
  const countyOf = countyReader(programme);
  const countyInAddress = addressReader(programme);
  const county = (text: string) => countyOf(text) ?? countyInAddress(text);
  const lines: MemberLine[] = [];
  const refused: RefusedLine[] = [];
  for (const line of readRegister(
    sheets,
    memberColumns,
    ofOne ? ["name", "identity"] : ["name", "identity", "associationName"],
  )) {
    const { sheet, row } = line;
    const read = lineReader(line, memberColumns, today);
    const name = read.name("name");
    const stated = read.word("kind", readBorrowerType, "borrower-type-unknown");
    const identity = read.identity("identity", stated);
    const associationName = read.text("associationName");
    const countyCode = read.word("countyName", county, "county-unknown");
    const [since, until] = [read.day("since"), read.day("until")];
    if (since !== undefined && until !== undefined && until < since)
      read.fault("until", "until-before-since");
    if (associationName !== undefined && namesNoAssociation(associationName)) {
      read.fault("associationName", "association-none");
    }
    read.need("name");
    read.need("identity");
    if (!ofOne) read.need("associationName");
    const kind = stated ?? (identity === undefined ? undefined : borrowerTypeOf(identity));
    if (identity !== undefined && kind === undefined) read.fault("identity", "borrower-type-not-told");
    const poorHousehold = read.yesNo("poorHousehold");
    if (read.reasons.length > 0 || name === undefined || identity === undefined || kind === undefined) {
      refused.push({ sheet, row, reasons: read.reasons });
      continue;
    }
    const associationCode = read.text("associationCode");
    const own = { associationName, associationCode, countyCode, poorHousehold, since, until };
    lines.push({ sheet, row, name, identity, kind, ...own });
  }
  return { lines, refused };
}
