import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#shared/domain/base/person.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

let server: SelfHosted;
let importId: string;
let correctionId: string;
beforeAll(async () => {
  server = await startSelfHosted();
  await server.commit(
    "a.csv",
    csvOf([
      ["J1", "欧阳金丝雀", "会员", "花生协会"],
      ["J2", "金丝雀农业公司", "小微企业", "花生协会"],
    ]),
  );
  const raised = await server.call("POST", "/api/corrections", {
    token: await server.token("association", "花生协会"),
    body: {
      loanNo: "J1",
      field: "borrowerName",
      shouldBe: "欧阳金丝猴",
      text: "证号应为11010519491231002X",
    },
  });
  expect(raised.status).toBe(201);
  correctionId = ((await raised.json()) as { correctionId: string }).correctionId;
  importId = await server.commit("b.csv", csvOf([["J1", "欧阳金丝猴", "会员", "花生协会"]]));
});
afterAll(() => server.stop());

async function read(role: Role, path: string): Promise<string> {
  const response = await server.call("GET", path, { token: await server.token(role, "花生协会") });
  expect(response.status).toBe(200);
  return response.text();
}

const namePaths = ["/api/loans", "/api/loan?loanNo=J1", "/api/corrections"];
const allPaths = (role: Role) => [
  ...namePaths,
  "/api/associations",
  "/api/progress",
  `/api/corrections/${correctionId}`,
  ...(role === "association" ? [] : [`/api/imports/${importId}`, `/api/imports/${importId}/rows`]),
  ...(role === "supervisor" || role === "auditor" ? ["/api/journal"] : []),
];

describe("what people see of a borrower", () => {
  test.each(["supervisor", "auditor"] as const)(
    "the %s sees persons masked and organisations whole",
    async (role) => {
      for (const path of allPaths(role)) {
        expect(await read(role, path)).not.toMatch(/欧阳|金丝猴/);
      }
      for (const path of namePaths) expect(await read(role, path)).toContain("欧*");
      expect(await read(role, "/api/loans")).toContain("金丝雀农业公司");
      expect(await read(role, `/api/imports/${importId}/rows?outcome=changed`)).toContain("欧*");
      expect(await read(role, "/api/journal")).toContain("金丝雀农业公司");
    },
  );

  test.each(["liaison", "association"] as const)("the %s sees names whole", async (role) => {
    for (const path of namePaths) expect(await read(role, path)).toContain("欧阳金丝猴");
    expect(await read(role, "/api/loan?loanNo=J1")).toContain("欧阳金丝雀");
  });

  test.each(["liaison", "association", "supervisor", "auditor"] as const)(
    "the %s never sees an identifying number or its hash",
    async (role) => {
      const loans = await server.local.deps.ledger.listLoans({}, 10);
      const hashes = loans.items.map(({ facts }) => facts.borrowerIdHash);
      for (const path of allPaths(role)) {
        const text = await read(role, path);
        for (const secret of ["borrowerIdHash", "11010519491231002X", "91350100M000100Y43", ...hashes]) {
          expect(text).not.toContain(secret);
        }
      }
    },
  );

  test("an association's history says nothing of how much others did before", async () => {
    const { history } = JSON.parse(await read("association", "/api/loan?loanNo=J2")) as {
      history: { seq: number }[];
    };

    expect(history.map(({ seq }) => seq)).toEqual([1]);
  });

  test("a loan's history tells each change with its import", async () => {
    const { history } = JSON.parse(await read("liaison", "/api/loan?loanNo=J1")) as { history: unknown[] };

    expect(history).toMatchObject([
      { kind: "opened", version: 1 },
      {
        kind: "changed",
        version: 2,
        importId,
        changes: [{ field: "borrowerName", before: "欧阳金丝雀", after: "欧阳金丝猴" }],
      },
    ]);
  });
});
