import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { canaryBooks } from "#test/support/canary-books.ts";
import { personOf } from "#test/support/corrections.ts";
import { undrawnReports } from "#test/support/drawn-reports.ts";
import { createTable, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { digitsOf } from "#test/support/holds-number.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";
import { openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { textsInFile } from "#test/support/texts-in-file.ts";

const tableName = "canaries";
const areas = ["imports", "reports"] as const;
const timeoutMs = 240_000;

test(
  "no item of the table and no stored file but the uploaded ones holds an identity number",
  async () => {
    const local = await openDynamoDbLocal();
    const client = local.client();
    await createTable(client, tableName);
    const store = createDynamoStore({ client, tableName, pause: async () => {}, chance });
    const files = createMemoryFiles();
    const office = openOffice(store, { ...undrawnReports, tableReader: readHere, files });
    const { book, text, refused, typed, numbers } = await canaryBooks();

    const { importId, state } = await office.commit(book.fileName, book.bytes);
    const { importId: undone } = await office.commit(text.fileName, text.bytes);
    await office.undo(undone);
    const { state: refusedState } = await office.check(refused.fileName, refused.bytes);
    const [association] = await store.associations.list();
    const { associationId } = association ?? {};
    const caller = { ...personOf("association"), associationId };
    await raiseCorrection(office.deps, caller, { loanNo: "J1", text: `证号 ${typed}`, shouldBe: typed });
    await publishReport(office.deps, personOf("supervisor"), "2016-06");

    expect([importId === "", state, refusedState]).toEqual([false, "committed", "refused"]);
    const outputs: string[] = [];
    let start: Record<string, never> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: start }));
      outputs.push(...(page.Items ?? []).map((item) => JSON.stringify(item)));
      start = page.LastEvaluatedKey as typeof start;
    } while (start !== undefined);
    for (const area of areas) {
      for await (const key of files.keys(area)) {
        const bytes = await files.get(area, key, Number.MAX_SAFE_INTEGER);
        outputs.push(...(await textsInFile(key, bytes ?? new Uint8Array())));
      }
    }
    expect(outputs.length).toBeGreaterThan(150);
    for (const output of outputs) {
      const digits = digitsOf(output);
      expect(
        numbers.find((number) => digits.includes(number)),
        output.slice(0, 2000),
      ).toBeUndefined();
    }
    client.destroy();
  },
  timeoutMs,
);
