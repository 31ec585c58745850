import { type Day, isDay } from "#shared/domain/base/day.ts";
import { recordOf } from "#shared/domain/base/record-of.ts";
import {
  isWholeLoan,
  type LoanFacts,
  type LoanField,
  loanFieldRows,
  loanFields,
  neededLoanFields,
  type StatedFacts,
} from "./loan.ts";
import type { PlainKind } from "./loan-field-row.ts";

/** One field of a loan before and after, each in its canonical text; `null` where the field was not known. */
export type FieldChange = { field: LoanField; before: string | null; after: string | null };

/** The canonical texts of the fields of a loan that are known. */
export type FactTexts = Partial<Record<LoanField, string>>;

/** A field of a loan in its canonical text (days and codes as they are, numbers in decimal), or `null` when absent. */
export function fieldText(facts: StatedFacts, field: LoanField): string | null {
  const value = facts[field];
  return value === undefined ? null : String(value);
}

/** The changes that take others back: from their `after` to their `before`. */
export function reverseChanges(changes: readonly FieldChange[]): FieldChange[] {
  return changes.map(({ field, before, after }) => ({ field, before: after, after: before }));
}

/** The fields in which two states of a loan differ, in the order of `loanFields`; `before` absent means a new loan. */
export function fieldChanges(before: StatedFacts | undefined, after: StatedFacts): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of loanFields) {
    const was = before === undefined ? null : fieldText(before, field);
    const is = fieldText(after, field);
    if (was !== is) changes.push({ field, before: was, after: is });
  }
  return changes;
}

/**
 * The facts of a loan after changes: the reverse of `fieldChanges`; `undefined` when no field is left.
 * Throws on a text that no field could have written.
 */
export function applyChanges(
  before: LoanFacts | undefined,
  changes: readonly FieldChange[],
): LoanFacts | undefined {
  const texts = new Map<LoanField, string | null>();
  for (const field of loanFields) texts.set(field, before === undefined ? null : fieldText(before, field));
  for (const change of changes) {
    if (texts.get(change.field) !== change.before) {
      throw new RangeError(`field ${change.field} is not what the journal says it was`);
    }
    texts.set(change.field, change.after);
  }
  if ([...texts.values()].every((text) => text === null)) return undefined;
  return factsFromTexts((field) => texts.get(field) ?? null);
}

/**
 * The facts of a loan read from the canonical texts of its fields. Throws on a text that no field could have written, and
 * when one is missing without which there is no loan.
 */
export function factsFromTexts(textOf: (field: LoanField) => string | null): LoanFacts {
  const facts = statedFromTexts(textOf);
  if (isWholeLoan(facts)) return facts;
  throw new RangeError(`a loan has no ${neededLoanFields.find((field) => facts[field] === undefined)}`);
}

/** What a book stated of a loan, read from canonical texts. Throws on a text that no field could have written. */
export function statedFromTexts(textOf: (field: LoanField) => string | null): StatedFacts {
  const facts: Partial<Record<LoanField, string | bigint | number | boolean>> = {};
  for (const field of loanFields) {
    const text = textOf(field);
    if (text !== null) facts[field] = valueReaders[field](text);
  }
  // The kind by which a field is read is the one that its type is made from.
  return facts as StatedFacts;
}

/** The canonical texts of the fields that are known. */
export function factsToTexts(facts: StatedFacts): FactTexts {
  const texts: FactTexts = {};
  for (const field of loanFields) {
    const text = fieldText(facts, field);
    if (text !== null) texts[field] = text;
  }
  return texts;
}

const kindReaders = {
  text: (text: string) => text,
  code: (text: string) => text,
  fen: (text: string) => canonical(text, BigInt),
  day: dayText,
  ppm: (text: string) => canonical(text, Number),
  flag: (text: string) => oneOf(["true", "false"], text) === "true",
} as const satisfies Record<PlainKind, unknown>;

const valueReaders = recordOf(loanFields, (field) => {
  const row = loanFieldRows[field];
  if (row.kind !== "enum") return kindReaders[row.kind];
  const codes = Object.keys(row.names);
  return (text: string) => oneOf(codes, text);
});

function oneOf(allowed: readonly string[], text: string): string {
  const found = allowed.find((candidate) => candidate === text);
  if (found === undefined) throw new RangeError(`${text} is none of ${allowed.join(", ")}`);
  return found;
}

function canonical<T extends bigint | number>(text: string, parse: (text: string) => T): T {
  const value = parse(text);
  if (String(value) !== text || Number.isNaN(Number(value)))
    throw new RangeError(`${text} is no whole number`);
  return value;
}

function dayText(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
}
