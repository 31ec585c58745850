import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { routes } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { authorise } from "#shared/http/base/authorise.ts";
import { openOffice } from "#test/support/office.ts";

/** Routes that only look, though what is looked for travels in their body. */
const looking: ReadonlySet<string> = new Set(["find-loans", "find-members"]);

const table: readonly Route[] = Object.values(routes);

test("who may look alone is shown what their role may see, and does nothing else, whatever their role is", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const { deps } = openOffice(store);
  const tried: string[] = [];
  for (const { callers, ...route } of table) {
    for (const role of callers === "anyone" ? [] : callers) {
      const person: Person = { issuer: "test", subject: role, displayName: role, role, readOnly: true };
      await store.people.put(person);
      const entering = authorise(deps, { ...route, callers: [role] }, person);
      if (route.method === "GET" || looking.has(route.id))
        await expect(entering).resolves.toMatchObject({ role });
      else await expect(entering).rejects.toMatchObject({ code: "reading-only" });
      tried.push(`${route.id} ${role}`);
    }
  }
  expect(table.filter(({ onlyLooks }) => onlyLooks === true).map(({ id }) => id)).toEqual([...looking]);
  expect(tried).toEqual(expect.arrayContaining(["reopen-upload liaison", "raise-correction association"]));
  store.close();
});
