import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { costPage } from "../../tools/cost/page.ts";
import { readRequestCosts } from "../../tools/cost/request-costs.ts";

const docs = new URL("../../docs/", import.meta.url);
const measured = readRequestCosts(await readFile(new URL("request-costs.json", docs), "utf8"));
const page = await readFile(new URL("cost.md", docs), "utf8");

/** The rows of the table behind a heading, without its head. */
function rowsBehind(heading: string): string[][] {
  const [, behind = ""] = page.split(`\n## ${heading}\n`);
  const lines = behind.split("\n");
  const first = lines.findIndex((line) => line.startsWith("| "));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith("| "));
  return lines
    .slice(first + 2, end)
    .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/[|*]|(?<=\d),(?=\d)/g, "").trim()));
}

const column = (rows: readonly string[][], index: number) => rows.map((row) => Number(row[index]));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test("docs/cost.md is made from docs/request-costs.json and the prices", () => {
  expect(page === costPage(measured), "docs/cost.md is out of date: node tools/cost-page.ts").toBe(true);
});

test("each line of a city's month is the measured units as often as it is done, and the lines add up", () => {
  const rows = rowsBehind("A month in one city");
  const lines = rows.slice(0, -1);

  expect(lines.length).toBeGreaterThan(15);
  for (const [use = "", , times, factor, reads, writes] of lines) {
    const often = Number(times) * Number(factor === "" ? 1 : factor);
    const cost = measured.costs[use];
    for (const [units = 0, told] of [
      [cost?.readUnits, reads],
      [cost?.writeUnits, writes],
    ] as const) {
      expect(Math.abs(often * units - Number(told)), use).toBeLessThanOrEqual(1 + often * units * 0.01);
    }
  }
  for (const units of [4, 5]) {
    const together = Number(rows.at(-1)?.[units]);
    expect(Math.abs(sum(column(lines, units)) - together)).toBeLessThanOrEqual(lines.length);
  }
});

test("what a month costs is the sum of its lines at each size, and that of a province sixteen times a city's", () => {
  const rows = rowsBehind("A month at each size");
  const lines = rows.slice(0, -1);
  const totals = [4, 5, 6].map((index) => Number(rows.at(-1)?.[index]));

  for (const [at, index] of [4, 5, 6].entries()) {
    expect(Math.abs(sum(column(lines, index)) - (totals[at] ?? 0))).toBeLessThan(0.2);
  }
  const [city = 0, province = 0, country = 0] = totals;
  expect(Math.abs(province - 16 * city)).toBeLessThan(0.2);
  expect(city).toBeLessThan(10);
  expect(country).toBeGreaterThan(340 * (city - 1));
});
