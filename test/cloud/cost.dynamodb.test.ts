import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { routes } from "#shared/contract/routes.ts";
import { type CityOffice, citySize, openCityOffice } from "#test/support/city-office.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { measureCity, measuredBooks, unmeasured } from "#test/support/measured-requests.ts";
import { meterRequests, type RequestCost, type RequestMeter } from "#test/support/request-meter.ts";
import { costPage } from "../../tools/cost/page.ts";
import { readRequestCosts } from "../../tools/cost/request-costs.ts";

const file = new URL("../../docs/request-costs.json", import.meta.url);
const page = new URL("../../docs/cost.md", import.meta.url);
let local: DynamoDbLocal;
let city: CityOffice;
let meter: RequestMeter;
let costs: Record<string, RequestCost>;

beforeAll(async () => {
  local = await openDynamoDbLocal();
  const client = local.client();
  await createTable(client, "city");
  const store = createDynamoStore({ client, tableName: "city", pause: async () => {}, chance });
  city = await openCityOffice(store, (files) => {
    meter = meterRequests(client, local.client());
    return meter.files(files);
  });
  costs = await measureCity(city, meter);
}, 240_000);

test("progress is one reading of one item", async () => {
  expect(await meter.measure(() => readProgress(city.deps))).toMatchObject({ requests: 1, itemsRead: 1 });
});

test("a request for the progress takes one round trip, one for an association's page two", () => {
  expect(costs["read-progress"]?.roundTrips).toBe(1);
  expect(costs["read-association, its own"]?.roundTrips).toBe(2);
  expect(costs["read-association, a supervisor"]?.roundTrips).toBe(2);
});

test("a new loan takes at most 2.8 write units, journal and totals included", () => {
  const { writeUnits } = costs["post-import, new loans"] ?? { writeUnits: Number.NaN };
  expect(writeUnits / measuredBooks.bookLoans).toBeLessThanOrEqual(2.8);
});

test("every route is measured, or it is said why not", () => {
  const measured = new Set(Object.keys(costs).map((name) => name.split(",")[0]));
  const missing = Object.keys(routes).filter((id) => !measured.has(id));
  expect(missing.toSorted()).toEqual(Object.keys(unmeasured).toSorted());
});

test("each use case costs what docs/request-costs.json says", async () => {
  const json = `${JSON.stringify({ city: citySize, ...measuredBooks, costs }, null, 2)}\n`;
  if (process.env["UPDATE_COSTS"] === "1") {
    await writeFile(file, json);
    await writeFile(page, costPage(readRequestCosts(json)));
  }

  expect(JSON.parse(await readFile(file, "utf8"))).toEqual(JSON.parse(json));
});
