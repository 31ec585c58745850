import fc from "fast-check";
import { dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import { recordOf } from "#shared/domain/base/record-of.ts";
import { type LoanFacts, type LoanField, loanFieldRows, loanFields } from "#shared/domain/ledger/loan.ts";
import type { PlainKind } from "#shared/domain/ledger/loan-field-row.ts";

/** The facts of an ordinary loan, changed where a test wants them otherwise. */
export function loanFacts(changes: Partial<LoanFacts> = {}): LoanFacts {
  return {
    borrowerName: "王小明",
    borrowerIdHash: "a".repeat(64),
    borrowerIdTail: "002X",
    borrowerType: "member",
    associationId: "assoc-1",
    countyCode: "341102",
    amountFen: 5_000_000n,
    disbursedOn: "2016-06-05",
    ...changes,
  };
}

/** Any day of the years 1900 to 2100. */
export const anyDay = fc
  .integer({ min: dayNumber("1900-01-01"), max: dayNumber("2100-12-31") })
  .map(dayFromNumber);

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const loanDay = fc.integer({ min: dayNumber("2016-04-20"), max: dayNumber("2016-08-10") }).map(dayFromNumber);

const anyOfKind: Record<PlainKind, fc.Arbitrary<unknown>> = {
  text,
  code: text,
  fen: fc.bigInt({ min: 0n, max: 1_000_000_000n }),
  day: anyDay,
  ppm: fc.nat(300_000),
  flag: fc.boolean(),
};
const anyOfField: Partial<Record<LoanField, fc.Arbitrary<unknown>>> = {
  borrowerIdHash: fc.constantFrom("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64)),
  borrowerIdTail: fc.constantFrom("002X", "1234"),
  associationId: fc.constantFrom("assoc-1", "assoc-2", "assoc-3"),
  countyCode: fc.constantFrom("341102", "341103", "341182", "341171"),
  amountFen: fc.bigInt({ min: 1n, max: 1_000_000_000n }),
  disbursedOn: loanDay,
};

function anyValueOf(field: LoanField): fc.Arbitrary<unknown> {
  const row = loanFieldRows[field];
  const ofKind = row.kind === "enum" ? fc.constantFrom(...Object.keys(row.names)) : anyOfKind[row.kind];
  const value = anyOfField[field] ?? ofKind;
  return row.needed ? value : maybe(value);
}

/** Any facts, of a few months, counties and associations, so that loans meet in the same totals. */
export const anyFacts: fc.Arbitrary<LoanFacts> = fc.record(recordOf(loanFields, anyValueOf)).map((facts) => {
  const told = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as LoanFacts;
});
