import { textOrder } from "./text-order.ts";
/** What a canonical JSON text can say; a bigint is written as an integer, a field that is `undefined` is left out. */
export type CanonicalValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/**
 * The one JSON text of a value: no blanks, names in the order of their UTF-16 units (as RFC 8785 orders them).
 * Throws a RangeError on a number that JSON cannot carry exactly: an unsafe integer, NaN or an infinity.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint" || typeof value === "number") return numberText(value);
  if (typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => textOrder(a, b))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(",")}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

function numberText(value: bigint | number): string {
  const number = Number(value);
  const unsafe = typeof value === "bigint" || Number.isInteger(value) ? !Number.isSafeInteger(number) : false;
  if (unsafe || !Number.isFinite(number)) throw new RangeError(`${value} is no exact JSON number`);
  return JSON.stringify(number);
}
