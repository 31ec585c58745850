import { expect, test } from "vitest";
import { acceptedEncoding } from "#shared/http/base/accepted-encoding.ts";

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip, deflate", "gzip"],
  ["GZIP;q=0.8", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0.0", undefined],
  ["identity", undefined],
  ["*", undefined],
  ["", undefined],
  [undefined, undefined],
])("of a browser that accepts %s, %s is taken", (accept, encoding) => {
  expect(acceptedEncoding(accept)).toBe(encoding);
});

test("only what is offered is taken", () => {
  expect(acceptedEncoding("br, gzip", ["gzip"])).toBe("gzip");
  expect(acceptedEncoding("br", ["gzip"])).toBeUndefined();
});
