import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { failures, failureTables } from "#shared/domain/base/failures.ts";
import { errorsPage } from "../../../tools/errors/page.ts";

const file = new URL("../../../docs/errors.md", import.meta.url);

test("no code stands in two tables", () => {
  const codes = Object.values(failureTables).flatMap((table) => Object.keys(table));

  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(codes.sort()).toEqual(Object.keys(failures).sort());
});

test("docs/errors.md is what the tables of failures say", async () => {
  if (process.env["UPDATE_ERRORS"] === "1") await writeFile(file, errorsPage());

  const committed = await readFile(file, "utf8").catch(() => "");

  expect(
    committed === errorsPage(),
    "docs/errors.md is out of date: UPDATE_ERRORS=1 npm test -- test/domain/base/failures",
  ).toBe(true);
});

test("the page has one line a code, and no sentence in it has a gap", () => {
  const lines = errorsPage()
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  expect(lines.map((line) => line.split("`")[1]).sort()).toEqual(Object.keys(failures).sort());
  expect(lines.filter((line) => line.split(" | ").length !== 5)).toEqual([]);
  expect(lines.filter((line) => /undefined|“”|：。|第 {2}行| {2}/.test(line))).toEqual([]);
});
