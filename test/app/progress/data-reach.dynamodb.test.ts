import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { stateNoNews } from "#shared/app/imports/state-no-news.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { monthsBetween } from "#shared/domain/base/month.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Store } from "#shared/ports/store.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { datedBook, type ShortLoan } from "#test/support/sheets.ts";

let local: DynamoDbLocal;
let tables = 0;
let close = () => {};
beforeAll(async () => {
  local = await openDynamoDbLocal();
});
afterEach(() => close());

const stores = {
  sqlite: async (): Promise<Store> => {
    const store = openSqliteStore({ file: ":memory:" });
    close = () => store.close();
    return store;
  },
  dynamodb: async (): Promise<Store> => {
    const client = local.client();
    const tableName = `reach-${tables++}`;
    await createTable(client, tableName);
    close = () => client.destroy();
    return createDynamoStore({ client, tableName, pause: async () => {}, chance });
  },
};

/** An even history: the same each month, up to and with a month. */
const even = (through: string): ShortLoan[] =>
  monthsBetween("2016-06", through).map((month) => [`L${month}`, 80_000, `${month}-05`]);

/** An office on the first of September 2017, when the even history is in. */
async function openEven(store: Store) {
  let clock = "2017-09-01T00:00:00.000Z";
  const office = openOffice(store, { now: () => clock });
  await office.commit("even.xlsx", datedBook("2017-07-31", ...even("2017-07")));
  return {
    ...office,
    set: (instant: string) => {
      clock = instant;
    },
  };
}

/** The reach, the speed and the forecast end that everybody sees today. */
async function seen(deps: Deps) {
  const { dataOn, recentPerMonthFen, forecast } = await readProgress(deps);
  return {
    dataOn,
    recentPerMonthFen,
    endFen: forecast.state === "ready" ? forecast.endFen : forecast.reason,
  };
}

describe.each(Object.keys(stores) as (keyof typeof stores)[])("the reach of the data on %s", (name) => {
  test("a month that is told in part bends neither speed nor forecast, and counts once it is told whole", async () => {
    const { commit, deps } = await openEven(await stores[name]());
    const before = await seen(deps);
    expect(before).toMatchObject({ dataOn: "2017-07-31", recentPerMonthFen: 8_000_000n });

    await commit("part.xlsx", datedBook("2017-08-10", ...even("2017-07"), ["P1", 20_000, "2017-08-05"]));
    expect(await seen(deps)).toEqual({ ...before, dataOn: "2017-08-10" });

    await commit("whole.xlsx", datedBook("2017-08-31", ...even("2017-07"), ["P1", 20_000, "2017-08-05"]));
    const after = await seen(deps);
    expect(after).toMatchObject({ dataOn: "2017-08-31", recentPerMonthFen: 6_000_000n });
    expect(after.endFen).not.toEqual(before.endFen);
  });

  test("moves with books that change no loan, with what is undone, and with a statement that there is nothing new", async () => {
    const { commit, undo, deps, set } = await openEven(await stores[name]());
    const same = await commit("same.xlsx", datedBook("2017-08-31", ...even("2017-07")));
    expect(await seen(deps)).toMatchObject({ dataOn: "2017-08-31", recentPerMonthFen: 5_333_333n });

    await undo(same.importId);
    expect(await seen(deps)).toMatchObject({ dataOn: "2017-07-31", recentPerMonthFen: 8_000_000n });

    set("2017-09-02T00:00:00.000Z");
    await stateNoNews(deps, liaison, "2017-08");
    expect(await seen(deps)).toMatchObject({ dataOn: "2017-08-31", recentPerMonthFen: 5_333_333n });
  });
});

test("the reach is read with the snapshot, without a look at the imports", async () => {
  const { deps } = await openEven(await stores.dynamodb());
  const list = () => {
    throw new Error("no import is to be read");
  };
  expect(await readProgress({ ...deps, imports: { ...deps.imports, list } })).toMatchObject({
    dataOn: "2017-07-31",
  });
});
