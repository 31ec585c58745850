import { expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { type Person, roles } from "#shared/domain/base/person.ts";
import {
  associationScopeOf,
  filterWithin,
  isInScope,
  loanScopeOf,
  maySeeAssociation,
  visibleEntries,
} from "#shared/domain/ledger/loan-scope.ts";
import { maskedName, shownChanges, shownName } from "#shared/domain/ledger/masking.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import { loanFacts } from "#test/support/postings.ts";

/** Somebody of a role that this program does not know, as a ledger of a later version may hold them. */
const stranger: Person = {
  issuer: "test",
  subject: "stranger",
  displayName: "外人",
  role: JSON.parse('"county"'),
  associationId: "a1",
  bankId: "psbc-chuzhou",
};

test("a role that is not in the table sees no loan, association, import, annex or mailing, and names masked", () => {
  expect(sightOf(stranger)).toEqual({
    loans: "none",
    associations: "none",
    imports: "none",
    history: "since-opened",
    names: "masked",
    contacts: false,
    annex: false,
    mailings: false,
    reports: "digest",
    addresses: "masked",
    figures: "none",
    assessments: "none",
    people: "none",
  });
  expect(loanScopeOf(stranger, defaultProgramme)).toEqual({ associationId: "none" });
  expect(associationScopeOf(stranger)).toEqual({ associationId: "none" });
  expect(maySeeAssociation(stranger, { associationId: "a1", countyCode: "341102" })).toBe(false);
  expect(visibleEntries(stranger, [{ kind: "opened" }, { kind: "undone" }, { kind: "opened" }])).toHaveLength(
    1,
  );
  expect(shownName(stranger, "王小明", "member")).toBe("王*");
});

test.each(["constructor", "__proto__", "toString"])("the role %s is none", (name) => {
  expect(sightOf({ role: JSON.parse(`"${name}"`) }).loans).toBe("none");
});

test("a county's supervisor sees its county alone, and nothing without one", () => {
  const ofCounty: Person = { ...stranger, role: "county-supervisor", countyCode: "341102" };
  const inCounty = { associationId: "a1", countyCode: "341102" };
  const elsewhere = { associationId: "a2", countyCode: "341103" };
  expect(loanScopeOf(ofCounty, defaultProgramme)).toEqual({ countyCode: "341102" });
  expect([inCounty, elsewhere].map((one) => maySeeAssociation(ofCounty, one))).toEqual([true, false]);

  const ofNone: Person = { ...ofCounty, countyCode: undefined };
  expect(loanScopeOf(ofNone, defaultProgramme)).toEqual({ associationId: "none" });
  expect([inCounty, elsewhere].some((one) => maySeeAssociation(ofNone, one))).toBe(false);
});

test("a liaison of branches sees what books call so at its bank, and nothing of branches that there are not", () => {
  const bank = {
    bankId: "rural",
    name: "农村商业银行",
    branches: [
      { branchId: "b1", name: "琅琊支行", aliases: ["琅琊区支行"] },
      { branchId: "b2", name: "城郊支行", aliases: [] },
    ],
  };
  const programme = { ...defaultProgramme, otherBanks: [bank] };
  const liaison: Person = { ...stranger, role: "liaison", bankId: "rural", branchIds: ["b1"] };
  const scope = loanScopeOf(liaison, programme);
  const loan = (branch: string | undefined, bankId = "rural") => ({
    ...{ bankId, loanNo: "J1", version: 1, blockNos: [1] },
    facts: loanFacts({ branch }),
  });

  expect(scope).toEqual({ bankId: "rural", branches: ["琅琊支行", "琅琊区支行"] });
  expect([loan("琅琊区支行"), loan("城郊支行"), loan(undefined)].map((one) => isInScope(scope, one))).toEqual(
    [true, false, false],
  );
  expect(isInScope(scope, loan("琅琊支行", "psbc-chuzhou"))).toBe(false);
  for (const branchIds of [[], ["b9"]]) {
    expect(loanScopeOf({ ...liaison, branchIds }, programme)).toEqual({ bankId: "rural", branches: [] });
  }
});

test("a filter that asks for what lies outside its scope lets nothing through", () => {
  const scope = { countyCode: "341102" };
  expect(filterWithin({ month: "2016-06" }, scope)).toEqual({ month: "2016-06", countyCode: "341102" });
  expect(filterWithin({ countyCode: "341102" }, scope)).toEqual(scope);
  expect(filterWithin({ countyCode: "341103" }, scope)).toEqual({ ...scope, associationId: "none" });
});

test("every role has a sight of its own in the table", () => {
  for (const role of roles) expect(sightOf({ role }).loans).not.toBe("none");
});

test("a name is masked unless it is an organisation's, also for a borrower type that is not known yet", () => {
  expect(maskedName("琅琊花生协会", "association")).toBe("琅琊花生协会");
  expect(maskedName("滁州花生公司", "enterprise")).toBe("滁州花生公司");
  expect(maskedName("王小明", "member")).toBe("王*");
  expect(maskedName("王小明", "household")).toBe("王*");
  expect(maskedName("王小明", undefined)).toBe("王*");
});

test("a change of a name says whole names only where both sides are organisations, and never the number's hash", () => {
  const changes = [
    { field: "borrowerName", before: "王小明", after: "滁州花生公司" },
    { field: "borrowerType", before: "member", after: "enterprise" },
    { field: "borrowerIdHash", before: "0", after: "1" },
  ] as const;
  expect(shownChanges({ role: "auditor" }, changes)).toEqual([
    { field: "borrowerName", before: "王*", after: "滁*" },
    { field: "borrowerType", before: "member", after: "enterprise" },
  ]);
});
