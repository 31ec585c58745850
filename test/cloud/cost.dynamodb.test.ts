import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { publishDueReports } from "#shared/app/publish-due-reports.ts";
import { readProgress } from "#shared/app/read-progress.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { cityBook, cityLoanNo } from "#test/support/city-books.ts";
import { type CityOffice, citySize, openCityOffice } from "#test/support/city-office.ts";
import { createTable, type DynamoDbLocal, startDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { meterRequests, type RequestCost, type RequestMeter } from "#test/support/request-meter.ts";
import { costPage } from "../../tools/cost/page.ts";
import { readRequestCosts } from "../../tools/cost/request-costs.ts";

const file = new URL("../../docs/request-costs.json", import.meta.url);
const page = new URL("../../docs/cost.md", import.meta.url);
const bookLoans = 480;
const smallBookLoans = 56;
let local: DynamoDbLocal;
let city: CityOffice;
let meter: RequestMeter;
const costs: Record<string, RequestCost> = {};

beforeAll(async () => {
  local = await startDynamoDbLocal();
  const client = local.client();
  await createTable(client, "city");
  const store = createDynamoStore({ client, tableName: "city", pause: async () => {}, chance });
  city = await openCityOffice(store, (files) => {
    meter = meterRequests(client, local.client());
    return meter.files(files);
  });
  await measureReads();
  await measureImport();
}, 240_000);
afterAll(() => local.stop());

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  costs[name] = await meter.measure(work);
}

async function measureReads(): Promise<void> {
  const { associationId } = city;
  const params = { associationId };
  await measure("read-me", () => city.call("read-me", "association"));
  await measure("read-programme", () => city.call("read-programme", "association"));
  await measure("read-progress", () => city.call("read-progress", "association"));
  const asOf = { query: { asOf: "2018-03-10" } };
  await measure("read-progress, a day in the past", () => city.call("read-progress", "supervisor", asOf));
  await measure("read-cockpit", () => city.call("read-cockpit", "supervisor"));
  await measure("read-association, its own", () => city.call("read-association", "association", { params }));
  await measure("read-association, a supervisor", () =>
    city.call("read-association", "supervisor", { params }),
  );
  await measure("list-associations", () => city.call("list-associations", "supervisor"));
  await measure("list-loans, an association's", () =>
    city.call("list-loans", "association", { query: { limit: "50" } }),
  );
  await measure("list-loans, all", () => city.call("list-loans", "supervisor", { query: { limit: "50" } }));
  const loan = { params: { loanNo: cityLoanNo("2016-06", 0) } };
  await measure("read-loan", () => city.call("read-loan", "supervisor", loan));
  await measure("list-imports", () => city.call("list-imports", "liaison"));
  await measure("publish-due-reports, one due", () => publishDueReports(city.deps));
  await measure("publish-due-reports, none due", () => publishDueReports(city.deps));
  await measure("verify-ledger", () => city.call("verify-ledger", "auditor"));
}

async function measureImport(): Promise<void> {
  let importId = "";
  await measure("announce-import", async () => {
    importId = await city.announce("new.xlsx", cityBook(["2019-06"], bookLoans));
  });
  const params = () => ({ params: { importId } });
  const check = async () => {
    await city.work("receive", importId);
    await city.work("check", importId);
  };
  await measure("check-import", check);
  await measure("read-import", () => city.call("read-import", "liaison", params()));
  await measure("commit-import", () => city.call("commit-import", "liaison", params()));
  await measure("post-import, new loans", () => city.work("post", importId));

  const commit = async (fileName: string, book: Sheet[]) => {
    importId = await city.announce(fileName, book);
    await check();
    await city.call("commit-import", "liaison", params());
  };
  await commit("balances.xlsx", cityBook(["2019-06"], bookLoans, 1));
  await measure("post-import, new balances", () => city.work("post", importId));
  await city.call("undo-import", "liaison", { ...params(), body: { reason: "传错了文件" } });
  await measure("undo-import, new balances", () => city.work("undo", importId));
  await commit("small.xlsx", cityBook(["2016-05"], smallBookLoans));
  await measure("post-import, a small book", () => city.work("post", importId));
}

test("progress is one reading of one item", async () => {
  expect(await meter.measure(() => readProgress(city.deps))).toMatchObject({ requests: 1, itemsRead: 1 });
});

test("a request for the progress takes one round trip, one for an association's page two", () => {
  expect(costs["read-progress"]?.roundTrips).toBe(1);
  expect(costs["read-association, its own"]?.roundTrips).toBe(2);
  expect(costs["read-association, a supervisor"]?.roundTrips).toBe(2);
});

test("a new loan takes at most 2.8 write units, journal and totals included", () => {
  expect((costs["post-import, new loans"]?.writeUnits ?? 0) / bookLoans).toBeLessThanOrEqual(2.8);
});

test("each use case costs what docs/request-costs.json says", async () => {
  const json = `${JSON.stringify({ city: citySize, bookLoans, smallBookLoans, costs }, null, 2)}\n`;
  if (process.env["UPDATE_COSTS"] === "1") {
    await writeFile(file, json);
    await writeFile(page, costPage(readRequestCosts(json)));
  }

  expect(JSON.parse(await readFile(file, "utf8"))).toEqual(JSON.parse(json));
});
