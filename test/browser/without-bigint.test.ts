import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as chartMoney from "#shared/chart/chart-money.ts";
import * as money from "#shared/domain/base/money.ts";
import { oldestBrowsers } from "../../web/build.ts";

type Amounts = typeof money & typeof chartMoney;

/** The largest sum of the ledger, in fen: 90 trillion yuan. */
const fenMax = 9_000_000_000_000_000n;
let old: Amounts;
let wholeOf: (value: unknown) => bigint;

/** What the pages say amounts with, as a browser without BigInt runs it behind `oldest.js`. */
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from "#shared/domain/base/money.ts"; export * from "#shared/chart/chart-money.ts";`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "amounts",
    target: oldestBrowsers,
    supported: { destructuring: true },
    logLevel: "silent",
  });
  const page = createContext({ document: { createElement: () => ({ noModule: false }) } });
  runInContext(
    "delete globalThis.BigInt; var window = globalThis; window.addEventListener = () => {};",
    page,
  );
  runInContext(await readFile("web/src/oldest/oldest.js", "utf8"), page);
  runInContext(outputFiles[0]?.text ?? "", page);
  old = runInContext("amounts", page) as Amounts;
  wholeOf = runInContext("BigInt", page) as typeof wholeOf;
  expect(typeof wholeOf("1")).toBe("number");
});

const fen = fc.bigInt({ min: -fenMax, max: fenMax });
const decimals = fc.constantFrom(0, 1, 2, 3, 4, 5, 6);

test("without whole numbers of any size amounts are said alike", () => {
  fc.assert(
    fc.property(fen, decimals, (amount, places) => {
      const there = wholeOf(String(amount));
      expect(old.formatYuan(there)).toBe(money.formatYuan(amount));
      expect(old.formatWan(there, places)).toBe(money.formatWan(amount, places));
      expect(old.spokenMoney(Number(amount))).toBe(chartMoney.spokenMoney(Number(amount)));
    }),
  );
});

test("without them amounts are understood alike, up to the largest of a programme", () => {
  const text = fc.tuple(fc.nat(999_999_999), fc.nat(9_999)).map(([whole, rest]) => `${whole}.${rest}`);
  fc.assert(
    fc.property(text, fc.constantFrom("yuan", "wan"), (typed, unit) => {
      const known = money.parseFen(typed, unit);
      const there = old.parseFen(typed, unit);
      expect("fen" in there ? String(there.fen) : there.fault).toBe(
        "fen" in known ? String(known.fen) : known.fault,
      );
    }),
  );
});
