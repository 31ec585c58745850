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
  expect(overlap("/api/reports/{month}", "/api/reports/sum")).toBe(true);
});

test.each(["2016/001", "2016%2F001", "a+b", "a b", "借字第1号"])(
  "no name in a path can be %s: the HTTP API decodes a path before it looks for its route",
  (name) => {
    const taking = Object.values<Route>(routes).filter(({ params, path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].some(
        ([, key = ""]) => params?.safeParse({ [key]: name }).error?.issues.length !== 1,
      ),
    );

    expect(taking.map(({ path }) => path)).toEqual([]);
  },
);

function overlap(one: string, other: string): boolean {
  const [segments, others] = [one.split("/"), other.split("/")];
  const isParameter = (segment = "") => segment.startsWith("{");
  return (
    segments.length === others.length &&
    segments.every((segment, at) => segment === others[at] || isParameter(segment) || isParameter(others[at]))
  );
}
