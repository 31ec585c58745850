import { expect, test } from "vitest";
import * as z from "zod";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { routes } from "#shared/contract/routes.ts";
import type { DepsMaker } from "#shared/http/base/exchange.ts";
import { asItIs, operation, operations } from "#shared/http/base/operation.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { endpoints } from "#shared/http/services.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";

const answer = () => {
  throw new Error("not called");
};
const use = () => import("#shared/app/imports/commit-import.ts");

test("an operation whose use case needs a part that it does not name is no program, nor is a function without it", () => {
  const forgetful = operations([importRoutes], {
    "commit-import": operation({
      use,
      // @ts-expect-error the queue is not named
      run: ({ commitImport }, deps, caller, { params }) => commitImport(deps, caller, params.importId),
      answer,
    }),
  });
  const table = operations([importRoutes], {
    "commit-import": operation({
      parts: ["queue"],
      use,
      run: ({ commitImport }, deps, caller, { params }) => commitImport(deps, caller, params.importId),
      answer,
    }),
  });
  const depsWithoutQueue: DepsMaker<"files"> = () => Promise.reject();

  expect(Object.keys(forgetful)).toEqual(["commit-import"]);
  // @ts-expect-error the function has no queue
  expect(serviceLambda(table, depsWithoutQueue)).toBeTypeOf("function");
});

test("an answer that is not what the wire says is no program", () => {
  const table = operations([importRoutes], {
    "cancel-import": operation({
      parts: ["files"],
      use: () => import("#shared/app/imports/cancel-import.ts"),
      run: ({ cancelImport }, deps, caller, { params }) => cancelImport(deps, caller, params.importId),
      // @ts-expect-error a record as it is stored
      answer: asItIs,
    }),
  });

  expect(Object.keys(table)).toEqual(["cancel-import"]);
});

test("an answer tells what its schema names, money as an integer, and nothing else", () => {
  const sum = { loanCount: 1, disbursedFen: 5_000_000n, outstandingFen: 0n, creditLineFen: 0n, more: false };

  expect(onTheWire("sum-loans", { ...sum, ...{ borrowerIdHash: "secret" } })).toEqual({
    loanCount: 1,
    disbursedFen: 5_000_000,
    outstandingFen: 0,
    creditLineFen: 0,
    more: false,
  });
});

test.each([2n ** 53n, -(2n ** 53n)])(
  "money of %s fen, which JSON would not tell exactly, is not told",
  (fen) => {
    const sum = { loanCount: 1, disbursedFen: fen, outstandingFen: 0n, creditLineFen: 0n, more: false };

    expect(() => onTheWire("sum-loans", sum)).toThrow(z.core.$ZodError);
  },
);

test("every route of the contract has an endpoint, whose code can be loaded", async () => {
  expect(Object.keys(endpoints).toSorted()).toEqual(Object.keys(routes).toSorted());
  for (const { load } of Object.values(endpoints)) await load();
});
