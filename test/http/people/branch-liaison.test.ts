import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { firstSupervisor, followInvitation } from "#test/support/accounts.ts";
import {
  type Announced,
  formOf,
  hashOf,
  type SelfHosted,
  startSelfHosted,
} from "#test/support/self-hosted.ts";

const header = "借据号,借款人,证件号码,客户类型,所属农技协,放款金额,放款日期,支行";
const row = (loanNo: string, branch: string) =>
  `${loanNo},王小明,11010519491231002X,会员,花生协会,50000,2016-06-05,${branch}`;
const bytesOf = (...lines: string[]) => new TextEncoder().encode([...lines, ""].join("\r\n"));

const banks = [
  {
    bankId: "psbc-chuzhou",
    name: "邮储银行",
    branches: [
      { branchId: "east", name: "东城支行", aliases: ["东城"], countyCode: "341102" },
      { branchId: "west", name: "西城支行", aliases: [], countyCode: "341103" },
    ],
  },
  { bankId: "rural", name: "农村商业银行" },
];

let server: SelfHosted;
let city: string;
let east: string;
let whole: string;
let rural: string;
beforeAll(async () => {
  server = await startSelfHosted();
  city = await firstSupervisor(server);
  const body = { revision: 0, reason: "按支行办理", settings: { banks } };
  expect((await call("POST", "/settings", city, body)).status).toBe(201);
  east = await letIn("east", { bankId: "psbc-chuzhou", branchIds: ["east"] });
  whole = await letIn("whole", {});
  rural = await letIn("rural", { bankId: "rural" });
});
afterAll(() => server.stop());

type Answer = {
  url: string;
  importId: string;
  upload: Announced["upload"];
  state: string;
  correctionId: string;
};

async function call(method: string, path: string, token: string, body?: object) {
  const response = await server.call(method, `/api${path}`, {
    token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

async function letIn(name: string, place: object): Promise<string> {
  const body = { displayName: `${name}先生`, role: "liaison", ...place };
  const { status, answer } = await call("POST", "/people/invitations", city, body);
  expect(status).toBe(201);
  return (await followInvitation(server, answer.url, name)).access_token;
}

/** Sends a file as somebody, and has it committed. */
async function bring(token: string, bytes: Uint8Array) {
  const body = { fileName: "a.csv", byteSize: bytes.byteLength, sha256: hashOf(bytes) };
  const { importId, upload } = (await call("POST", "/imports", token, body)).answer;
  const sent = await fetch(server.origin + upload.url, {
    method: "POST",
    body: formOf(upload.fields, bytes),
  });
  expect(sent.status).toBe(204);
  await server.local.whenIdle();
  const { answer } = await call("GET", `/imports/${importId}`, token);
  if (answer.state === "checked") {
    expect((await call("POST", `/imports/${importId}/commit`, token)).status).toBe(202);
    await server.local.whenIdle();
  }
  return answer as unknown as RouteOutput<"read-import">;
}

async function seen(token: string): Promise<string[]> {
  const { answer } = await call("GET", "/loans", token);
  return (answer as unknown as RouteOutput<"list-loans">).items.map(({ loanNo }) => loanNo);
}

test("a liaison of a branch brings and sees what is the branch's, by its name or alias", async () => {
  const book = await bring(whole, bytesOf(header, row("E1", "东城支行"), row("W1", "西城支行")));
  expect(book.counts).toMatchObject({ new: 2, refused: 0 });

  const own = await bring(
    east,
    bytesOf(header, row("E2", "东城"), row("E3", ""), row("W2", "西城支行"), row("X1", "城南支行")),
  );

  expect(own.counts).toMatchObject({ new: 2, refused: 2 });
  expect(await seen(east)).toEqual(["E1", "E2", "E3"]);
  expect(await seen(whole)).toEqual(["E1", "E2", "E3", "W1"]);
  expect((await call("GET", "/loan?loanNo=W1", east)).status).toBe(404);
  const loan = await call("GET", "/loan?loanNo=E3", east);
  expect(loan.answer).toMatchObject({ branch: "东城支行", countyCode: "341102" });
});

test("a liaison of a branch cannot change or take over a loan of another branch", async () => {
  const taken = await bring(east, bytesOf(header, row("W1", "东城支行"), row("E1", "西城支行")));

  expect(taken.counts).toMatchObject({ changed: 0, refused: 2 });
  const rows = await call("GET", `/imports/${taken.importId}/rows`, east);
  const codes = (rows.answer as unknown as RouteOutput<"list-import-rows">).items.map(
    ({ reasons }) => reasons[0]?.code,
  );
  expect(codes).toEqual(["branch-not-yours", "branch-not-yours"]);
});

test("imports of the whole bank are not the branch's, and those of a branch are the bank's", async () => {
  const imports = async (token: string) => {
    const { answer } = await call("GET", "/imports", token);
    return (answer as unknown as RouteOutput<"list-imports">).items.length;
  };
  expect(await imports(east)).toBe(2);
  expect(await imports(whole)).toBe(3);
  expect(await imports(rural)).toBe(0);
});

test("another bank's liaison brings loans of its own bank, of the same numbers too", async () => {
  const book = await bring(rural, bytesOf(header, row("E1", "东城支行")));

  expect(book.counts).toMatchObject({ new: 1, changed: 0 });
  expect(await seen(rural)).toEqual(["E1"]);
  expect(await seen(whole)).toEqual(["E1", "E2", "E3", "W1"]);
  expect((await seen(city)).length).toBe(5);
});

test("the cockpit tells what each bank and branch lent, a liaison of the own alone", async () => {
  const lent = async (token: string) => {
    const { answer } = await call("GET", "/cockpit", token);
    const { byBank } = answer as unknown as RouteOutput<"read-cockpit">;
    return byBank.map(({ bankId, name, loanCount, branches }) => [
      ...[bankId, name, loanCount],
      ...branches.map((branch) => [branch.branchId, branch.loanCount]),
    ]);
  };

  const ofBank = ["psbc-chuzhou", "邮储银行", 4];
  expect(await lent(city)).toEqual([
    [...ofBank, ["east", 3], ["west", 1]],
    ["rural", "农村商业银行", 1],
  ]);
  expect(await lent(whole)).toEqual([
    [...ofBank, ["east", 3], ["west", 1]],
    [null, "其他银行", 1],
  ]);
  expect(await lent(east)).toEqual([
    [...ofBank, ["east", 3], [null, 1]],
    [null, "其他银行", 1],
  ]);
  expect(await lent(rural)).toEqual([
    ["rural", "农村商业银行", 1],
    [null, "其他银行", 4],
  ]);
});

test("a request on a loan of another branch is not the branch's, not even in the counts", async () => {
  const invited = await call("POST", "/people/invitations", city, {
    displayName: "花生协会秘书",
    role: "association",
    associationId: (await server.local.deps.associations.list())[0]?.associationId,
  });
  const secretary = (await followInvitation(server, invited.answer.url, "peanuts")).access_token;
  const ids: string[] = [];
  for (const loanNo of ["E1", "W1"]) {
    const body = { bankId: "psbc-chuzhou", loanNo, text: "金额不对" };
    const raised = await call("POST", "/corrections", secretary, body);
    expect(raised.status).toBe(201);
    ids.push(raised.answer.correctionId);
  }

  const { answer } = await call("GET", "/corrections", east);
  expect(answer).toMatchObject({ items: [{ loanNo: "E1" }], counts: { open: 1 } });
  expect((await call("GET", `/corrections/${ids[1]}`, east)).status).toBe(404);
  expect((await call("GET", `/corrections/${ids[0]}`, east)).status).toBe(200);
  expect((await call("GET", "/corrections", whole)).answer).toMatchObject({ counts: { open: 2 } });
});

test("nobody is made a liaison of a bank or branch that there is not", async () => {
  for (const place of [
    { bankId: "nobody" },
    { branchIds: ["north"] },
    { bankId: "rural", branchIds: ["east"] },
  ]) {
    const body = { displayName: "李敏", role: "liaison", ...place };
    expect((await call("POST", "/people/invitations", city, body)).status).toBe(400);
  }
});

test("of a branch that the settings have no more its liaison sees nothing", async () => {
  const settings = { banks: banks.map((bank) => ({ ...bank, branches: bank.branches?.slice(1) })) };
  const changed = await call("POST", "/settings", city, { revision: 1, reason: "撤并东城支行", settings });

  expect(changed.status).toBe(201);
  expect(await seen(east)).toEqual([]);
});
