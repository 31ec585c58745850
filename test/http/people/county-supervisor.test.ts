import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { firstSupervisor, followInvitation } from "#test/support/accounts.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { rowsOf } from "#test/support/sheets.ts";

const header = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
const rows = [
  "J1,王小明,11010519491231002X,会员,花生协会,琅琊区,50000,2016-06-05",
  "J2,滁州花生公司,91350100M000100Y43,小微企业,龙虾协会,南谯区,60000,2016-06-06",
];
const bytesOf = (lines: readonly string[]) => new TextEncoder().encode([...lines, ""].join("\r\n"));

let server: SelfHosted;
let langya: string;
let city: string;
let ids: Map<string, string>;
beforeAll(async () => {
  server = await startSelfHosted();
  await server.commit("a.csv", bytesOf([header, ...rows]));
  const listed = await server.local.deps.associations.list();
  ids = new Map(listed.map(({ name, associationId }) => [name, associationId]));
  for (const name of ["花生协会", "龙虾协会"]) {
    const loanNo = name === "花生协会" ? "J1" : "J2";
    const token = await server.token("association", name);
    const body = { loanNo, text: "金额不对" };
    expect((await server.call("POST", "/api/corrections", { token, body })).status).toBe(201);
  }
  langya = await server.token("county-supervisor", "琅琊区");
  city = await server.token("supervisor");
});
afterAll(() => server.stop());

async function get<T>(path: string, token = langya): Promise<T> {
  const response = await server.call("GET", `/api${path}`, { token });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

async function post(path: string, body: unknown, token = langya) {
  const response = await server.call("POST", `/api${path}`, { token, body });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

test("it sees the loans, associations and requests of its county, and no count of others", async () => {
  const loans = await get<RouteOutput<"list-loans">>("/loans");
  expect(loans.items.map(({ loanNo, borrowerName }) => [loanNo, borrowerName])).toEqual([["J1", "王*"]]);
  expect((await get<RouteOutput<"list-loans">>("/loans?countyCode=341103")).items).toEqual([]);
  expect((await get<RouteOutput<"sum-loans">>("/loan-sum")).loanCount).toBe(1);
  const associations = await get<RouteOutput<"list-associations">>("/associations");
  expect(associations.items.map(({ name }) => name)).toEqual(["花生协会"]);
  const requests = await get<RouteOutput<"list-corrections">>("/corrections");
  expect(requests.items.map(({ loanNo }) => loanNo)).toEqual(["J1"]);
  expect(requests.counts.open).toBe(1);
  expect((await server.call("GET", "/api/loan?loanNo=J2", { token: langya })).status).toBe(404);
});

test("progress and cockpit are of its county: its loans, associations and part of the goal", async () => {
  const whole = await get<RouteOutput<"read-progress">>("/progress", city);
  const [progress, cockpit] = await Promise.all([
    get<RouteOutput<"read-progress">>("/progress"),
    get<RouteOutput<"read-cockpit">>("/cockpit"),
  ]);

  expect(whole).toMatchObject({ loanCount: 2, disbursedFen: 11_000_000 });
  expect(progress).toMatchObject({ loanCount: 1, disbursedFen: 5_000_000, countedFen: 5_000_000 });
  expect(progress.byCounty.map(({ name, disbursedFen }) => [name, disbursedFen])).toEqual([
    ["琅琊区", 5_000_000],
  ]);
  const nanqiao = await get<RouteOutput<"read-progress">>(
    "/progress",
    await server.token("county-supervisor", "南谯区"),
  );
  expect(progress.disbursedFen + nanqiao.disbursedFen).toBe(whole.disbursedFen);
  const { split } = await get<RouteOutput<"read-cockpit">>("/cockpit", city);
  const part = split.counties.find(({ code }) => code === "341102");
  expect(cockpit.split.counties).toEqual([part]);
  expect(progress.goalFen).toBe(part?.goalFen);
  expect(cockpit.associations).toMatchObject({ total: 1, covered: 1, withoutLoan: [], unconfirmed: 1 });
  expect(cockpit.quality.byClass.reduce((sum, { loanCount }) => sum + loanCount, 0)).toBe(1);
  expect(cockpit.byBank).toMatchObject([{ loanCount: 1, disbursedFen: 5_000_000, percentOfDisbursed: 100 }]);
});

test("nothing of another county is in what it is answered of figures", async () => {
  for (const path of ["/progress", "/progress?asOf=2016-06-10", "/cockpit", "/cockpit?asOf=2016-06-10"]) {
    const text = JSON.stringify(await get<object>(path));
    expect(text, path).not.toMatch(/341103|南谯|龙虾|6000000|11000000/);
  }
  const book = await server.call("GET", "/api/progress.xlsx", { token: langya });
  const cells = JSON.stringify((await sheetsOf(new Uint8Array(await book.arrayBuffer()))).map(rowsOf));
  expect(cells).toContain("琅琊区");
  expect(cells).not.toMatch(/南谯|60000|110000/);
});

test("it confirms associations of its county alone", async () => {
  const step = (name: string) => post(`/associations/${ids.get(name)}`, { step: "confirm" });

  expect((await step("花生协会")).status).toBe(200);
  expect((await step("龙虾协会")).status).toBe(404);
});

test("a register that it brings in changes nothing of another county", async () => {
  const associations = [
    "名称,县区",
    "花生协会,琅琊区",
    "龙虾协会,琅琊区",
    "水稻协会,南谯区",
    "板栗协会,琅琊区",
  ];
  const content = btoa(String.fromCharCode(...bytesOf(associations)));
  const taken = await post("/registers/associations", { fileName: "r.csv", content, commit: true });

  expect(taken.answer).toMatchObject({ counts: { read: 4, new: 1, refused: 2, left: 0 } });
  const listed = await get<RouteOutput<"list-associations">>("/associations", city);
  expect(listed.items.map(({ name, countyName }) => [name, countyName]).sort()).toEqual([
    ["板栗协会", "琅琊区"],
    ["花生协会", "琅琊区"],
    ["龙虾协会", "南谯区"],
  ]);

  const members = [
    "姓名,证件号码,所属农技协",
    "王小明,11010519491231002X,花生协会",
    "李芳,110105194912310011,龙虾协会",
  ];
  const file = { fileName: "m.csv", content: btoa(String.fromCharCode(...bytesOf(members))), commit: true };
  const { answer } = await post("/registers/members", file);
  expect(answer).toMatchObject({ counts: { new: 1, refused: 1 } });
});

test("it lets in people of its county's associations, and sees and changes no others", async () => {
  const supervisor = await firstSupervisor(server);
  const invite = (body: object, token: string) =>
    post("/people/invitations", { displayName: "王芳", ...body }, token);
  const secretary = (name: string) => ({ role: "association", associationId: ids.get(name) });
  const made = await invite({ role: "county-supervisor", countyCode: "341102" }, supervisor);
  expect(made.status).toBe(201);
  const own = (await followInvitation(server, String(made.answer["url"]), "langya")).access_token;
  expect(await get("/me", own)).toMatchObject({ role: "county-supervisor", countyCode: "341102" });

  expect((await invite(secretary("花生协会"), own)).status).toBe(201);
  expect((await invite(secretary("龙虾协会"), own)).status).toBe(404);
  for (const role of ["supervisor", "auditor", "liaison"]) {
    expect((await invite({ role }, own)).status).toBe(404);
  }
  expect((await invite({ role: "county-supervisor", countyCode: "341102" }, own)).status).toBe(404);
  expect((await invite({ role: "county-supervisor", countyCode: "110000" }, supervisor)).status).toBe(400);
  const seen = await get<RouteOutput<"list-entry-links">>("/people/links", own);
  expect(seen.items.map(({ associationName }) => associationName)).toEqual(["花生协会"]);
  const { items } = await get<RouteOutput<"list-people">>("/people", supervisor);
  for (const { subject } of items) {
    const change = { subject, role: "association", associationId: ids.get("花生协会"), locked: true };
    expect((await post("/people/change", change, own)).status).toBe(404);
  }
  const changes = await get<RouteOutput<"list-people-changes">>("/people/changes", own);
  expect(changes.items.map(({ kind, after }) => [kind, after?.associationName])).toEqual([
    ["invited", "花生协会"],
  ]);
});
