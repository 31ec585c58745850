import type { Branch } from "#shared/domain/base/bank.ts";
import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { ColumnField } from "./columns.ts";
import { compact } from "./text.ts";

/** What another column says about a required field that has no column. */
const derivedFrom: Partial<Record<ColumnField, ColumnField>> = {
  borrowerType: "identityNo",
  countyName: "branch",
};

/** Tells whether a table that lacks a column says the same by another one. */
export function isDerivable(field: ColumnField, has: (other: ColumnField) => boolean): boolean {
  const other = derivedFrom[field];
  return other !== undefined && has(other);
}

/**
 * The borrower type that follows from the kind of identity number: a 身份证 is a member's; of 统一社会信用代码 those of the civil
 * affairs (5…) are associations', those of the market regulators (9…) enterprises' (GB 32100-2015, table 1).
 * `undefined` for older codes, which do not name their issuer.
 */
export function borrowerTypeOf(identity: { kind: IdentityKind; number: string }): BorrowerType | undefined {
  if (identity.kind === "person") return "member";
  if (identity.number.length !== 18) return undefined;
  if (identity.number.startsWith("5")) return "association";
  return identity.number.startsWith("9") ? "enterprise" : undefined;
}

/**
 * Reads the county from a branch's name: the one that the settings give the branch, else the one county whose name
 * without 县/区/市, or whose alias, is part of it (琅琊支行, 邮储银行来安县半塔镇支行); `undefined` where there is none, or several.
 */
export function branchCountyReader(
  programme: Pick<Programme, "counties">,
  branches: readonly Branch[] = [],
): (text: string) => string | undefined {
  const set = new Map(
    branches.flatMap(({ name, aliases, countyCode }) =>
      [name, ...aliases].map((word) => [compact(word), countyCode] as const),
    ),
  );
  const names = programme.counties.flatMap(({ code, name, aliases }) =>
    [name.slice(0, -1), ...aliases.map(compact)].map((word) => ({ code, word })),
  );
  return (text) => {
    const branch = compact(text);
    const known = set.get(branch);
    if (known !== undefined) return known;
    const codes = new Set(names.filter(({ word }) => branch.includes(word)).map(({ code }) => code));
    const [only] = codes;
    return codes.size === 1 ? only : undefined;
  };
}
