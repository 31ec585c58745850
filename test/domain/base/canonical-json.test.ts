import fc from "fast-check";
import { expect, test } from "vitest";
import { type CanonicalValue, canonicalJson } from "#shared/domain/base/canonical-json.ts";

const exactJson = fc
  .jsonValue()
  .map((value) =>
    JSON.parse(JSON.stringify(value), (_, one) =>
      Number.isInteger(one) && !Number.isSafeInteger(one) ? 0 : one,
    ),
  );

test("the text does not depend on the order in which fields were set, and is JSON of the same value", () => {
  fc.assert(
    fc.property(exactJson, (json) => {
      const value = json as CanonicalValue;
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(json)));
      expect(canonicalJson(JSON.parse(canonicalJson(value), reversed))).toBe(canonicalJson(value));
    }),
  );
});

test("money is an integer, and what JSON cannot say exactly is refused", () => {
  expect(canonicalJson({ fen: 30_000_000_000n, b: [1.5, null, undefined], a: undefined })).toBe(
    '{"b":[1.5,null,null],"fen":30000000000}',
  );
  for (const value of [2n ** 53n, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  }
});

function reversed(_: string, value: unknown) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
