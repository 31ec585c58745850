import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { routes } from "#shared/contract/routes.ts";
import { openApiDocument } from "#shared/http/programme/openapi.ts";

const file = new URL("../../../docs/openapi.json", import.meta.url);
const made = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

test("docs/openapi.json is what the table of routes says", async () => {
  if (process.env["UPDATE_OPENAPI"] === "1") await writeFile(file, made);

  const committed = await readFile(file, "utf8").catch(() => "");

  expect(
    committed === made,
    "docs/openapi.json is out of date: UPDATE_OPENAPI=1 npm test -- test/http/openapi",
  ).toBe(true);
});

test("the document has one operation a route, its parameters and its answer", () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { operationId: string }>> };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));

  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(routes).sort());
  expect(paths["/api/imports/{importId}/rows"]?.["get"]).toMatchObject({
    security: [{ bearer: [] }],
    parameters: [
      { name: "importId", in: "path", required: true },
      { name: "limit", in: "query", required: false },
      { name: "cursor", in: "query", required: false },
      ...["outcome", "sheet", "loanNo", "field", "code", "column"].map((name) => ({
        name,
        in: "query",
        required: false,
      })),
    ],
    responses: {
      200: { content: { "application/json": {} } },
      default: { $ref: "#/components/responses/problem" },
    },
  });
});
