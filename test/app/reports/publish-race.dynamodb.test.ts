import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { reportEditions } from "#shared/domain/reports/report-edition.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import type { Store } from "#shared/ports/store.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { openPostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

let local: DynamoDbLocal;
let tables = 0;
let closers: (() => void)[];
beforeAll(async () => {
  local = await openDynamoDbLocal();
});
beforeEach(() => {
  closers = [];
});
afterEach(() => {
  for (const close of closers.toReversed()) close();
});

/** What opens one ledger once more, as another process does. */
const openers = {
  sqlite: async (): Promise<() => Store> => {
    const folder = mkdtempSync(join(tmpdir(), "yinhui-race-"));
    closers.push(() => rmSync(folder, { recursive: true }));
    return () => {
      const store = openSqliteStore({ file: join(folder, "ledger.sqlite") });
      closers.push(() => store.close());
      return store;
    };
  },
  dynamodb: async (): Promise<() => Store> => {
    const tableName = `race-${tables++}`;
    await createTable(local.client(), tableName);
    return () => {
      const client = local.client();
      closers.push(() => client.destroy());
      return createDynamoStore({ client, tableName, pause: async () => {}, chance });
    };
  },
};

/** Offices of several processes on one ledger and one folder of files, each with a clock of its own. */
async function openProcesses(
  name: keyof typeof openers,
): Promise<{ offices: Office[]; post: ReturnType<typeof openPostOffice> }> {
  const open = await openers[name]();
  const files = createMemoryFiles();
  const post = openPostOffice();
  let day = "2016-10-31";
  const offices = ["00", "20", "40"].map((second) => {
    const now = () => `${day}T00:00:${second}.000Z`;
    const senders = async () => post;
    const office = openOffice(open(), { files, now, senders });
    office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn"] };
    return office;
  });
  await offices[0]?.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  day = "2016-11-03";
  return { offices, post };
}

const watcher = { role: "auditor" } as const;

describe.each(Object.keys(openers) as (keyof typeof openers)[])("processes on %s", (name) => {
  test("that publish a month at once make one report of the newest edition, all of it one publisher's", async () => {
    const { offices } = await openProcesses(name);

    const settled = await Promise.allSettled(
      offices.map(({ deps }, index) => publishReport(deps, { subject: `p${index}` }, "2016-10")),
    );

    const won = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const lost = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual(lost.map(() => expect.objectContaining({ code: "report-published" })));
    const [record] = won;
    for (const { deps } of offices) {
      expect(await deps.reports.list()).toEqual([record]);
      const json = await readReport(deps, watcher, { month: "2016-10", form: "json" });
      const told = JSON.parse(new TextDecoder().decode(json));
      expect(told).toMatchObject({
        format: `yinhui-report-${reportEditions[0]}`,
        publishedBy: record?.publishedBy,
        publishedAt: record?.publishedAt,
      });
      for (const form of reportForms.filter((one) => one !== "json")) {
        const bytes = await readReport(deps, watcher, { month: "2016-10", form });
        expect(deps.sha256(bytes), form).toBe(told.files[form]);
      }
    }
  });

  test("that follow the clock at once publish what is due once, and tell of it once", async () => {
    const { offices, post } = await openProcesses(name);

    await Promise.all(offices.map(({ deps }) => publishAndMail(deps)));

    const [{ deps } = { deps: undefined }] = offices;
    expect((await deps?.reports.list())?.map(({ month }) => month)).toEqual(["2016-10"]);
    expect(post.mails.map(({ to }) => to)).toEqual(["a@example.cn"]);
    expect(new Set(post.events.map(({ id }) => id)).size).toBe(2);
  });
});
