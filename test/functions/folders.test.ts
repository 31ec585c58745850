import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { functionIds } from "#infra/functions.ts";
import { routes } from "#shared/contract/routes.ts";

const folders = readdirSync("functions").toSorted();

it("there is a folder for each route, each worker and the pages, and no other", () => {
  expect(folders).toEqual([...functionIds].toSorted());
});

it.each(folders)("functions/%s/handler.ts is one statement", (id) => {
  const lines = readFileSync(`functions/${id}/handler.ts`, "utf8").trim().split("\n");
  const statements = lines.filter((line) => line !== "" && !line.startsWith("import "));

  expect(readdirSync(`functions/${id}`)).toEqual(["handler.ts"]);
  expect(statements.join("")).toMatch(/^export const handler = \w+\(.*\);$/);
});

it.each(Object.keys(routes))("functions/%s serves the endpoint of its own route", (id) => {
  const source = readFileSync(`functions/${id}/handler.ts`, "utf8");

  expect(source).toMatch(new RegExp(`"#shared/http/[a-z]+/${id}\\.ts"`));
});
