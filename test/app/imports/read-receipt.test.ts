import { readdir, readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { keepingMs } from "#shared/app/imports/keeping-ms.ts";
import { readFailedRows } from "#shared/app/imports/read-failed-rows.ts";
import { readReceipt } from "#shared/app/imports/read-receipt.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { canaryBooks } from "#test/support/canary-books.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { heldBy, sheetsOf } from "#test/support/receipts.ts";

const folder = new URL("../../fixtures/samples/", import.meta.url);
const samples = (await readdir(folder)).filter((name) => !name.endsWith(".json")).toSorted();
const sample = (name: string) => readFile(new URL(encodeURIComponent(name), folder));
const october = "2016-10-含错误.xlsx";

let store: ReturnType<typeof openSqliteStore>;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { tableReader: readHere });
});
afterEach(() => store.close());

describe("the receipt", () => {
  test("and the rows to mend of sheets named by people's numbers keep the names, with a result for every row", async () => {
    const { book } = await canaryBooks();
    const { importId, counts } = await office.check(book.fileName, book.bytes);
    const names = (await sheetsOf(book.bytes)).map(({ name }) => name);

    const receipt = await sheetsOf((await readReceipt(office.deps, liaison, importId)).body);
    const failed = await sheetsOf((await readFailedRows(office.deps, liaison, importId)).body);

    const textsOf = (sheets: readonly Sheet[]) =>
      sheets.flatMap((sheet) => [...heldBy(sheet).values()].flat());
    expect(names.join()).toMatch(/明细\d{18},说明\d{18}/);
    expect([receipt.map(({ name }) => name), failed.map(({ name }) => name)]).toEqual([
      names,
      names.slice(0, 1),
    ]);
    expect(textsOf(receipt).filter((text) => text === "text 退回")).toHaveLength(counts?.refused ?? 0);
    expect(heldBy(failed[0]).size).toBe((counts?.refused ?? 0) + 2);
  });

  test("for which reading its file has left no time is refused before the answer would be cut off", async () => {
    const { importId } = await office.check(october, await sample(october));
    const late = { ...office.deps, remainingMs: () => keepingMs + 1 };

    await expect(readReceipt(late, liaison, importId)).rejects.toMatchObject({ code: "file-too-slow" });
    await expect(readFailedRows(late, liaison, importId)).rejects.toMatchObject({ code: "file-too-slow" });
  });

  test.each(samples)("of %s holds what the bank sent, and a result beside every loan", async (name) => {
    const original = await sample(name);
    const { importId, counts, understood = [] } = await office.check(name, original);

    const { body, fileName, contentType } = await readReceipt(office.deps, liaison, importId);

    expect(fileName).toMatch(/^回执-[0-9a-z]{4}\.xlsx$/);
    expect(contentType).toContain("spreadsheetml");
    const [before, after] = [await sheetsOf(original), await sheetsOf(body)];
    expect(after.map((sheet) => sheet.name)).toEqual(before.map((sheet) => sheet.name));
    const results: string[] = [];
    for (const [index, sheet] of before.entries()) {
      const held = heldBy(sheet);
      const width = Math.max(...[...held.values()].map((texts) => texts.length));
      expect(heldBy(after[index], width)).toEqual(held);
      const table = understood.find((one) => one.sheet === sheet.name);
      for (const [row, texts] of heldBy(after[index])) {
        const own = texts.slice(width);
        if (row === table?.headerRow) expect(own).toEqual(["text 处理结果", "text 原因", "text 修改建议"]);
        else if (own[0] !== undefined) results.push(own[0]);
      }
    }
    const count = (result: string) => results.filter((text) => text === `text ${result}`).length;
    expect([count("新增"), count("变更"), count("未变"), count("退回")]).toEqual([
      counts?.new,
      counts?.changed,
      counts?.unchanged,
      counts?.refused,
    ]);
  });

  test("says the reasons of a refused row, the fields of a changed one, and what a row is that is no loan", async () => {
    await office.commit("2016-06-贷款明细.xlsx", await sample("2016-06-贷款明细.xlsx"));
    const july = "2016-07-银会合作贷款明细表.xlsx";
    const second = await office.commit(july, await sample(july));
    const failed = await office.check(october, await sample(october));

    const texts = async (importId: string) => {
      const { body } = await readReceipt(office.deps, liaison, importId);
      return (await sheetsOf(body)).flatMap((sheet) =>
        [...heldBy(sheet).values()].map((row) => row.join(" | ")),
      );
    };

    const changed = (await texts(second.importId)).filter((row) => row.includes("text 变更 |"));
    expect(changed).toHaveLength(14);
    for (const row of changed) expect(row).toMatch(/更新：.*(?:贷款余额|贷款状态)/);
    expect((await texts(second.importId)).filter((row) => /非贷款行（合计）/.test(row))).not.toEqual([]);
    expect((await texts(failed.importId)).join("\n")).toMatch(
      /text 退回 \| text 证件号码：证件号码以数字格式存储.* \| text 请把该列设为“文本”格式/,
    );
  });

  test.each(samples)("of %s, sent again, is read as the bank's own file", async (name) => {
    const { importId, counts } = await office.check(name, await sample(name));
    const { body } = await readReceipt(office.deps, liaison, importId);

    const again = await office.check(name.replace(/\.\w+$/, ".xlsx"), body);

    expect(again.counts).toEqual(counts);
  });

  test("cannot be had before the check or of a file that was refused", async () => {
    const refused = await office.check("x.xlsx", new TextEncoder().encode("a,b\n1,2\n"));
    expect(refused.state).toBe("refused");

    for (const read of [readReceipt, readFailedRows]) {
      await expect(read(office.deps, liaison, refused.importId)).rejects.toMatchObject({
        code: "import-state",
        facts: { stateName: "已退回" },
      });
    }
  });

  test("cannot be had when the original is no longer kept, or is another", async () => {
    const { importId } = await office.check(october, await sample(october));
    await office.deps.files.put("uploads", importId, new Uint8Array(9));
    await expect(readReceipt(office.deps, liaison, importId)).rejects.toMatchObject({ code: "file-altered" });

    await office.deps.files.remove("uploads", importId);
    for (const read of [readReceipt, readFailedRows]) {
      await expect(read(office.deps, liaison, importId)).rejects.toMatchObject({ code: "original-gone" });
    }
  });

  test("is none of another bank's", async () => {
    const { importId } = await office.check(october, await sample(october));
    const other = { ...liaison, bankId: "other" };

    for (const read of [readReceipt, readFailedRows]) {
      await expect(read(office.deps, other, importId)).rejects.toMatchObject({ code: "import-unknown" });
    }
  });

  test("of a row that does not fit its table holds its line in one cell, which is no loan when it is sent again", async () => {
    const cases = new URL("../../fixtures/cases/a03-one-amount-cut-at-its-comma/", import.meta.url);
    const name = "2016-06-贷款明细.csv";
    const original = await readFile(new URL(encodeURIComponent(name), cases));
    const { importId } = await office.check(name, original);

    const receipt = await readReceipt(office.deps, liaison, importId);
    const failed = await readFailedRows(office.deps, liaison, importId);

    const line =
      "text PSBC34112016060102 | 张志强 | 341126196203121028 | 会员 | 凤阳芡实协会 | 凤阳县 | 2016-06-03 | 120 | 000";
    expect(heldBy((await sheetsOf(receipt.body))[0], 9).get(4)).toEqual([line]);
    expect([...heldBy((await sheetsOf(failed.body))[0], 9).values()].at(-1)).toEqual([line]);
    for (const [again, others] of [
      [receipt, 3],
      [failed, 0],
    ] as const) {
      const { counts } = await office.check(again.fileName, again.body);
      expect(counts).toMatchObject({ new: others, refused: 1 });
    }
  });
});
