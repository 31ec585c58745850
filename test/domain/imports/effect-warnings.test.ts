import { describe, expect, test } from "vitest";
import { effectWarnings, unacknowledged } from "#shared/domain/imports/effect-warnings.ts";
import type { ImportEffect } from "#shared/domain/imports/import-record.ts";

const goalFen = 1_000n;
const calm = { goalFen, ledgerFen: new Map<string, bigint>(), addedFen: new Map<string, bigint>() };
const effectOf = (beforeFen: bigint, afterFen: bigint): ImportEffect => ({
  disbursedFenBefore: beforeFen,
  disbursedFenAfter: afterFen,
  counted: { beforeFen, afterFen },
});
const codesOf = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

describe("an import's effect is warned of", () => {
  test.each([
    [0n, 1_000n, false],
    [0n, 1_001n, true],
    [1_000n, 1_001n, true],
    [1_001n, 1_999n, false],
    [1_001n, 2_000n, true],
    [2_590n, 290n, false],
  ])("beyond the goal of 1,000, or beyond another: from %s to %s is %s", (before, after, warns) => {
    expect(codesOf(effectWarnings(effectOf(before, after), {}, calm))).toEqual(
      warns ? ["goal-exceeded"] : [],
    );
  });

  test("not when what is beyond the goal does not count towards it", () => {
    const effect = { ...effectOf(0n, 10n), disbursedFenAfter: 5_000n };

    expect(effectWarnings(effect, {}, calm)).toEqual([]);
  });

  test.each([
    [3, 999n, false],
    [3, 1_000n, true],
    [2, 100_000n, false],
  ])("where a month gets tenfold: %i months of 100 in the ledger and %s more is %s", (months, fen, warns) => {
    const ledgerFen = new Map(Array.from({ length: months }, (_, index) => [`2016-0${index + 1}`, 100n]));
    const addedFen = new Map([["2016-09", fen]]);

    const warnings = effectWarnings(effectOf(0n, 1n), {}, { goalFen, ledgerFen, addedFen });

    expect(codesOf(warnings)).toEqual(warns ? ["month-tenfold"] : []);
  });

  test("of the months that get tenfold the first is named, and how many there are", () => {
    const ledgerFen = new Map(["2016-01", "2016-02", "2016-03"].map((month) => [month, 100n]));
    const addedFen = new Map([
      ["2016-10", 5_000n],
      ["2016-09", 2_000n],
      ["2016-11", 10n],
    ]);

    const [warning] = effectWarnings(effectOf(0n, 1n), {}, { goalFen, ledgerFen, addedFen });

    expect(warning?.message).toContain("2016-09等 2 个月 增加发放 20.00 元");
  });

  test("where the file's own sum or what was typed differs", () => {
    const controlTotal = { fileFen: 500n, readFen: 400n, agrees: false };
    const typedTotal = { count: 3, readCount: 2, readFen: 400n, agrees: false };

    const [ofFile] = effectWarnings(effectOf(0n, 1n), { controlTotal, typedTotal }, calm);
    const [ofTyped] = effectWarnings(effectOf(0n, 1n), { typedTotal }, calm);

    expect(ofFile).toMatchObject({ code: "total-differs" });
    expect(ofFile?.message).toContain("文件合计 5.00 元，逐行相加 4.00 元");
    expect(ofTyped).toMatchObject({ code: "total-differs" });
    expect(
      effectWarnings(effectOf(0n, 1n), { controlTotal: { ...controlTotal, agrees: true } }, calm),
    ).toEqual([]);
  });
});

test("warnings stay open until each is named", () => {
  const warnings = [{ code: "goal-exceeded" }, { code: "total-differs" }];

  expect(codesOf(unacknowledged(warnings, ["total-differs", "other"]))).toEqual(["goal-exceeded"]);
  expect(unacknowledged(warnings, ["total-differs", "goal-exceeded"])).toEqual([]);
});
