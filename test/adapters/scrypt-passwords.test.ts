import { expect, test } from "vitest";
import { createScryptPasswords } from "#shared/adapters/system/scrypt-passwords.ts";

const quick = createScryptPasswords({ N: 2 ** 10, r: 8, p: 1 });

test("a new hash costs 128 MB and some tenths of a second, and is that of its password alone", async () => {
  const passwords = createScryptPasswords();

  const hash = await passwords.hash("稻花香里说丰年");

  expect(hash).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await passwords.matches("稻花香里说丰年", hash)).toBe(true);
  expect(await quick.matches("稻花香里说丰年 ", hash)).toBe(false);
});

test("a hash is checked at the cost that it was made at", async () => {
  const hash = await quick.hash("é");

  expect(hash).toMatch(/^scrypt\$1024\$8\$1\$/);
  expect(await createScryptPasswords().matches("e\u0301", hash)).toBe(true);
});

test("nobody's password costs as much as somebody's, and is never right", async () => {
  const cost = async (check: () => Promise<boolean>) => {
    const before = process.cpuUsage();
    expect(await check()).toBe(false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const dear = createScryptPasswords({ N: 2 ** 15, r: 8, p: 1 });
  const hash = await dear.hash("right");

  const [known, unknown] = [
    await cost(() => dear.matches("wrong", hash)),
    await cost(() => dear.matches("wrong", undefined)),
  ];

  expect(unknown / known).toBeGreaterThan(0.5);
});
