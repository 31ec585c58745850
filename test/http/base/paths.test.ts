import { expect, test } from "vitest";
import type { Route } from "#shared/contract/base/route.ts";
import { routes } from "#shared/contract/routes.ts";

test("no two routes of a method can be meant by one path, whatever a loan or a person is called", () => {
  const table: readonly Route[] = Object.values(routes);
  const clashes = table.flatMap((one, index) =>
    table
      .slice(index + 1)
      .filter((other) => one.method === other.method && overlap(one.path, other.path))
      .map((other) => `${one.path} ${other.path}`),
  );

  expect(clashes).toEqual([]);
  expect(overlap("/api/loans/{loanNo}", "/api/loans/sum")).toBe(true);
});

function overlap(one: string, other: string): boolean {
  const [segments, others] = [one.split("/"), other.split("/")];
  const isParameter = (segment = "") => segment.startsWith("{");
  return (
    segments.length === others.length &&
    segments.every((segment, at) => segment === others[at] || isParameter(segment) || isParameter(others[at]))
  );
}
