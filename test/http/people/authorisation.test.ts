import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#shared/contract/base/route.ts";
import { routes } from "#shared/contract/routes.ts";
import { type Caller, callers } from "#test/support/callers.ts";
import type { Row } from "../base/answers.ts";
import { type AskedServer, startAskedServer } from "../base/asked-server.ts";
import { declaredAnswers } from "../base/declared-answers.ts";

let server: AskedServer;
beforeAll(async () => {
  server = await startAskedServer();
});
afterAll(() => server.stop());

function expectedStatus(route: Route, caller: Caller, { answers }: Row): number {
  const declared: Record<Caller, number> = {
    none: 401,
    garbage: 401,
    forged: 401,
    unsigned: 401,
    expired: 401,
    "wrong-audience": 401,
    "wrong-issuer": 401,
    "unknown-subject": 403,
    liaison: answers.liaison,
    "other-bank": answers.otherBank,
    "other-branch": answers.otherBranch ?? answers.otherBank,
    association: answers.association,
    "other-association": answers.otherAssociation,
    "reading-link": mayLook(route) ? answers.association : 403,
    supervisor: answers.supervisor,
    "county-supervisor": answers["county-supervisor"],
    "other-county": answers.otherCounty,
    "no-county": answers.noCounty ?? answers.otherCounty,
    auditor: answers.auditor,
  };
  return route.callers === "anyone" ? answers.supervisor : declared[caller];
}

/** Whether somebody who may only look may call a route. */
function mayLook({ method, onlyLooks }: Route): boolean {
  return method === "GET" || onlyLooks === true;
}

const table: Record<string, Route> = routes;

test("every route of the table has its answers declared", () => {
  expect(Object.keys(declaredAnswers).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(Object.entries(declaredAnswers))("%s", (id, rows) => {
  const route = table[id];
  if (route === undefined) throw new Error(`no route ${id}`);

  for (const row of rows) {
    for (const caller of callers) {
      const status = expectedStatus(route, caller, row);
      test(`${route.method} ${row.path} answers ${status} to ${caller}`, async () => {
        const response = await server.call(caller, route.method, row);

        expect(response.status).toBe(status);
        if (status >= 400) {
          expect(response.headers.get("content-type")).toBe("application/problem+json");
          expect(await response.json()).toMatchObject({
            status,
            type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
          });
          if (status === 401) expect(response.headers.get("www-authenticate")).toContain("Bearer");
        } else if (route.output !== undefined) {
          route.output.parse(await response.json());
        }
      });
    }
  }
});
