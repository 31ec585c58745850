import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { alarms, alarmText } from "#infra/alarms.ts";

const recipes = readFileSync("docs/recipes/alarms.md", "utf8");
const sections = [...recipes.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);

it("every alarm has a recipe, and every recipe an alarm", () => {
  expect(sections.toSorted()).toEqual(Object.keys(alarms).toSorted());
});

it("an alarm says what is wrong and where its recipe is", () => {
  expect(alarmText("ledger-differs")).toMatch(/核对不一致.*docs\/recipes\/alarms\.md#ledger-differs$/);
});

it("an alarm of a city's deployment says which one's it is", () => {
  expect(alarmText("throttles", "chuzhou")).toMatch(/^\[chuzhou\] 请求被限流.*alarms\.md#throttles$/);
});

it("a recipe says what to look at and what to do", () => {
  for (const part of recipes.split(/^## /m).slice(1)) {
    expect(part, part.slice(0, 30)).toMatch(/\*\*看/);
    expect(part, part.slice(0, 30)).toMatch(/\*\*做/);
  }
});
