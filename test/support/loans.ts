import fc from "fast-check";
import { dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { loanStatuses } from "#shared/domain/ledger/loan-status.ts";

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

/** Any facts, of a few months, counties and associations, so that loans meet in the same totals. */
export const anyFacts: fc.Arbitrary<LoanFacts> = fc
  .record({
    borrowerName: text,
    borrowerIdHash: fc.constantFrom("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64)),
    borrowerIdTail: fc.constantFrom("002X", "1234"),
    borrowerType: fc.constantFrom(...borrowerTypes),
    associationId: fc.constantFrom("assoc-1", "assoc-2", "assoc-3"),
    countyCode: fc.constantFrom("341102", "341103", "341182", "341171"),
    amountFen: fc.bigInt({ min: 1n, max: 1_000_000_000n }),
    disbursedOn: fc
      .integer({ min: dayNumber("2016-04-20"), max: dayNumber("2016-08-10") })
      .map(dayFromNumber),
    dueOn: maybe(anyDay),
    outstandingFen: maybe(fc.bigInt({ min: 0n, max: 1_000_000_000n })),
    creditLineFen: maybe(fc.bigInt({ min: 0n, max: 1_000_000_000n })),
    annualRatePpm: maybe(fc.nat(300_000)),
    product: maybe(text),
    guarantee: maybe(text),
    purpose: maybe(text),
    branch: maybe(text),
    contractNo: maybe(text),
    status: maybe(fc.constantFrom(...loanStatuses)),
    classification: maybe(fc.constantFrom(...classifications)),
    poorHousehold: maybe(fc.boolean()),
    renewal: maybe(fc.boolean()),
    dataOn: maybe(anyDay),
  })
  .map((facts) => {
    const told = Object.entries(facts).filter(([, value]) => value !== undefined);
    return Object.fromEntries(told) as LoanFacts;
  });
