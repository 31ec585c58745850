import { expect, test } from "vitest";
import { createIdentityHash } from "#shared/adapters/system/system.ts";

test("the key is read once, and again only when the reading failed", async () => {
  let readings = 0;
  const hash = createIdentityHash(async () => {
    readings += 1;
    if (readings === 1) throw new Error("out of reach");
    return new TextEncoder().encode("key");
  });
  await expect(hash("11010519491231002X")).rejects.toThrow("out of reach");
  const first = await hash("11010519491231002X");
  expect(await hash("11010519491231002X")).toBe(first);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await hash("110105194912310031")).not.toBe(first);
  expect(readings).toBe(2);
});
