import { expect, test } from "vitest";
import { inOrder, listOrderOf, listOrderTexts } from "#shared/domain/base/list-order.ts";

test("an order is a key, downwards with a minus, and no other text", () => {
  expect(listOrderOf(["amount"], "amount")).toEqual({ key: "amount", down: false });
  expect(listOrderOf(["amount"], "-amount")).toEqual({ key: "amount", down: true });
  for (const text of [undefined, "", "-", "--amount", "secret", "__proto__"])
    expect(listOrderOf(["amount"], text)).toBeUndefined();
  expect(listOrderTexts(["a", "b"])).toEqual(["a", "-a", "b", "-b"]);
});

test("things are sorted by their value, equal ones stay, and what is not known comes last either way", () => {
  const things = [
    ["a", 2n],
    ["b", undefined],
    ["c", 1n],
    ["d", 2n],
  ] as const;
  const names = (down: boolean) => inOrder(things, ([, value]) => value, down).map(([name]) => name);

  expect(names(false)).toEqual(["c", "a", "d", "b"]);
  expect(names(true)).toEqual(["a", "d", "c", "b"]);
});
