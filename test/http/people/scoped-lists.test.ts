import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "#test/support/callers.ts";
import { type AskedServer, startAskedServer } from "../base/asked-server.ts";

let server: AskedServer;
beforeAll(async () => {
  server = await startAskedServer();
});
afterAll(() => server.stop());

test("a liaison of another bank sees no loan of this one", async () => {
  const response = await server.call("other-bank", "GET", { path: "/api/loans" });

  expect(await response.json()).toEqual({ items: [] });
});

test("a sum is of the loans that its caller may see", async () => {
  const counts = async (caller: Caller) => {
    const answer = await server.call(caller, "GET", { path: "/api/loan-sum" });
    return ((await answer.json()) as { loanCount: number }).loanCount;
  };
  expect(await counts("supervisor")).toBe(2);
  expect(await counts("association")).toBe(1);
  expect(await counts("other-bank")).toBe(0);
});

test("a county's supervisor without a county, and one of a county without loans, see no figure", async () => {
  for (const caller of ["no-county", "other-county"] as const) {
    const progress = await (await server.call(caller, "GET", { path: "/api/progress" })).json();
    expect(progress).toMatchObject({ loanCount: 0, disbursedFen: 0, byMonth: [] });
    const cockpit = await (await server.call(caller, "GET", { path: "/api/cockpit" })).json();
    expect(cockpit).toMatchObject({
      associations: { total: 0, unconfirmed: 0 },
      quality: { outstandingFen: 0 },
      byBank: [{ loanCount: 0 }],
    });
  }
});

test("an association's lists hold its own loans and itself alone", async () => {
  const loans = await server.call("association", "GET", { path: "/api/loans" });
  expect(await loans.json()).toMatchObject({ items: [{ loanNo: "J1", associationName: "花生协会" }] });

  const associations = await server.call("other-association", "GET", { path: "/api/associations" });
  const { items } = (await associations.json()) as { items: { name: string }[] };
  expect(items.map(({ name }) => name)).toEqual(["龙虾协会"]);
});

test("an association and another bank see nothing of the correction requests of others, not even how many", async () => {
  for (const caller of ["other-association", "other-bank"] as const) {
    const response = await server.call(caller, "GET", { path: "/api/corrections" });

    expect(await response.json()).toEqual({
      items: [],
      counts: { open: 0, answered: 0, blue: 0, yellow: 0, red: 0 },
    });
  }
});
