import { describe, expect, test } from "vitest";
import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type FailureCode, failures } from "#shared/domain/base/failures.ts";
import type { EndpointDeps, HttpRequest } from "#shared/http/base/exchange.ts";
import { nothing, openOperation, operations } from "#shared/http/base/operation.ts";
import { answerThrown } from "#shared/http/base/problem.ts";

const request: HttpRequest = { params: {}, query: {}, headers: {}, body: undefined, requestId: "r1" };

describe("a problem document", () => {
  test.each(Object.keys(failures) as FailureCode[])(
    "of %s says what it is, what happened and what to do, in Chinese",
    (code) => {
      const { status, headers, body } = answerThrown(new LedgerFailure(code), "r1");
      const document = JSON.parse(String(body)) as Record<string, string>;

      expect(headers["content-type"]).toBe("application/problem+json");
      expect(document).toMatchObject({ type: `/problems/${code}`, status, requestId: "r1" });
      for (const member of ["title", "detail", "remedy"]) expect(document[member]).toMatch(/[\u4e00-\u9fff]/);
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );

  test("of a bug says nothing of it, and the log says where it was but not what it said", async () => {
    const logged: unknown[] = [];
    const deps = {
      log: (event: string, facts: unknown) => logged.push({ event, facts }),
    } as unknown as EndpointDeps;
    const { "read-health": endpoint } = operations([serviceRoutes], {
      "read-health": openOperation({
        use: nothing,
        run: async () => {
          throw new RangeError("王小明 11010519491231002X");
        },
      }),
    });

    const { status, body } = await endpoint.handle(deps, request);

    expect(status).toBe(500);
    expect(JSON.parse(String(body))).toMatchObject({ type: "/problems/unexpected", requestId: "r1" });
    expect(logged).toMatchObject([
      { event: "request-broken", facts: { requestId: "r1", route: "read-health", error: "RangeError" } },
    ]);
    expect(JSON.stringify([logged, body])).not.toMatch(/王小明|11010519491231002X/);
  });
});
