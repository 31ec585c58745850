import { expect, test } from "vitest";
import { arrangedPage } from "#shared/app/base/arranged-page.ts";

const listOf = (length: number) => {
  let reads = 0;
  const read = async (limit: number, cursor: string | undefined) => {
    reads += 1;
    const start = Number(cursor ?? 0);
    const items = Array.from({ length: Math.min(limit, length - start) }, (_, index) => start + index);
    return start + limit < length ? { items, cursor: String(start + limit) } : { items };
  };
  return { read, reads: () => reads };
};
const even = {
  isSought: (item: number) => item % 2 === 0,
  order: { key: "self", down: true } as const,
  valueIn: (_: "self", item: number) => item,
};

test("what is looked for comes in the wanted order, page by page", async () => {
  const first = await arrangedPage(listOf(1000).read, even, { limit: 3 });
  const second = await arrangedPage(listOf(1000).read, even, { limit: 3, cursor: first.cursor });

  expect(first).toEqual({ items: [998, 996, 994], cursor: "at.3", total: 500, more: false });
  expect(second.items).toEqual([992, 990, 988]);
});

test("a list is gone through as far as its maximum, and it is said that there is more", async () => {
  const whole = listOf(20_000);
  const longer = listOf(50_000);

  expect((await arrangedPage(whole.read, even, { limit: 1 })).more).toBe(false);
  expect(await arrangedPage(longer.read, even, { limit: 1 })).toMatchObject({ items: [19_998], more: true });
  expect(longer.reads()).toBe(100);
});
