import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What Node 20 does not have yet, as far as a checker could be tempted to use it. */
const newer =
  /\b(?:Map|Object)\.groupBy\b|\bArray\.fromAsync\b|\bPromise\.(?:withResolvers|try)\b|\b(?:RegExp|Error)\.(?:escape|isError)\b|\bIterator\.|\.(?:values|keys|entries)\(\)\s*\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(|\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(|\bfromBase64\b|\bfromHex\b|\btoHex\(|\bnavigator\b|\bimport\.meta\.(?:dirname|filename)\b|\busing\s+\w+\s*=/;
const planted = [
  "Map.groupBy(loans, of)",
  "months.keys().map(text)",
  "one.union(other)",
  "import.meta.dirname",
];

test("the checker of evidence uses nothing that Node 20 lacks, and nothing but Node and its own parts", () => {
  expect(planted.filter((code) => !newer.test(code))).toEqual([]);
  const parts = globSync("selfhost/evidence/*.mjs").toSorted();
  expect(parts).toContain("selfhost/evidence/check.mjs");
  for (const part of parts) {
    const code = readFileSync(part, "utf8");
    expect([part, newer.exec(code)?.[0]]).toEqual([part, undefined]);
    const imported = [...code.matchAll(/ from "([^"]+)"/g)].map((match) => match[1] ?? "");
    expect([part, imported.filter((name) => !/^(?:node:|\.\/)/.test(name))]).toEqual([part, []]);
  }
});
