import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { functions } from "#infra/functions.ts";
import { handlers } from "#infra/handlers.ts";
import { entryRoutes } from "#shared/contract/people/entry-routes.ts";
import { routes } from "#shared/contract/routes.ts";

test("the handlers are those of the tables, and no others; `npm run functions` writes them", () => {
  const found = globSync("functions/**/*.*").map((file) => [file, readFileSync(file, "utf8")] as const);

  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries([...handlers()].map(([path, text]) => [`functions/${path}`, text])),
  );
});

test("every route is answered by one function", () => {
  const answered = [...functions.values()].flatMap((made) => made.routes.map(({ id }) => id));

  expect(answered.toSorted()).toEqual(Object.keys(routes).toSorted());
});

test("a service that reads has no route that writes, and what is open to anyone stands apart, but for coming in", () => {
  for (const { id, access, routes: served } of functions.values()) {
    if (id.endsWith("-read")) expect(access, id).toBe("read");
    const others = served.filter((route) => !Object.hasOwn(entryRoutes, route.id));
    const open = others.filter(({ callers }) => callers === "anyone");
    expect(access === "none" ? open : [], id).toHaveLength(access === "none" ? served.length : 0);
    expect(access === "none" ? 0 : open.length, id).toBe(0);
  }
});
