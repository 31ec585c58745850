import { describe, expect, test } from "vitest";
import { daysLater, instantMs, instantOfMs, shanghaiMinute } from "#shared/domain/base/instant.ts";
import { nameFault } from "#shared/domain/people/account.ts";
import { afterWrongPassword, type SignInTries } from "#shared/domain/people/lock-out.ts";
import { passwordFault } from "#shared/domain/people/password.ts";

const minuteMs = 60_000;

describe("a sign-in name", () => {
  test.each(["王芳", "wang.fang", "Ｗａｎｇ", "花生协会_2016", " limin "])("may be %s", (name) => {
    expect(nameFault(name)).toBeUndefined();
  });

  test.each([
    "",
    "王",
    "a b",
    "<img onerror>",
    "x".repeat(31),
    "a\u200bb",
    "a/b",
    "11010519491231002X",
    "王110105491231002",
  ])("may not be %j", (name) => {
    expect(nameFault(name)).toBeDefined();
  });
});

describe("a password", () => {
  test.each([
    "correct horse",
    "稻花香里说丰年一二三",
    "          x1y",
    "wangfang 的长密码",
    "𠮷𠮷𠮷1234567890",
    "滁州的雨花石滁州的雨花石一",
    "correct horsecorrect horse",
  ])("may be %j, whatever it is composed of", (password) => {
    expect(passwordFault(password, "wangfang")).toBeUndefined();
  });

  test.each([
    "short",
    "wangfang",
    "wangfang12",
    "WANGFANG12",
    "1234567890",
    "１２３４５６７８９０",
    "Password123",
    "basketball",
    "Christopher",
    "1q2w3e4r5t",
    "1029384756",
    "woaini1314",
    "1111111111",
    "12345678901234567890",
    "98765432109",
    "abcdefghijklmn",
    "wang1wang1wang1",
    "Password123Password123",
    "x".repeat(129),
  ])("may not be %j", (password) => {
    expect(passwordFault(password, "wangfang")).toBeDefined();
  });
});

describe("wrong passwords in a row", () => {
  const after = (count: number): SignInTries => {
    let tries: SignInTries | undefined;
    for (let made = 0; made < count; made++) tries = afterWrongPassword(tries, 0);
    return tries ?? { wrong: 0, lockedUntilMs: 0 };
  };

  test("lock from the tenth on, for twice as long each time, up to a day", () => {
    expect([9, 10, 11, 12, 16, 17, 60].map((count) => after(count).lockedUntilMs / minuteMs)).toEqual([
      0, 15, 30, 60, 960, 1440, 1440,
    ]);
  });
});

describe("an instant", () => {
  test("is the same after the way to milliseconds and back, as the platform counts them", () => {
    for (const instant of [
      "1970-01-01T00:00:00.000Z",
      "2016-02-29T23:59:59.999Z",
      "2026-11-25T15:04:05.006Z",
    ]) {
      expect(instantMs(instant)).toBe(Date.parse(instant));
      expect(instantOfMs(Date.parse(instant))).toBe(instant);
    }
  });

  test("is told in China's time, and moved by days", () => {
    expect(shanghaiMinute("2016-06-30T16:05:00.000Z")).toBe("2016-07-01 00:05");
    expect(daysLater("2016-02-28T16:05:00.000Z", 2)).toBe("2016-03-01T16:05:00.000Z");
  });
});
