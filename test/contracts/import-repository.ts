import { describe, expect, it } from "vitest";
import { type ImportRecord, importStates } from "#shared/domain/imports/import-record.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of imports promises. */
export function describeImportRepository(open: StoreOpener): void {
  describe("imports", () => {
    const store = eachOnNewStore(open);
    const imports = () => store().imports;

    it("an import comes back as it was added", async () => {
      await imports().add(importRecord("a"));

      expect(await imports().get("a")).toEqual(importRecord("a"));
      expect(await imports().get("b")).toBeUndefined();
      expect(await imports().get("__proto__")).toBeUndefined();
    });

    it("an import comes back with everything that its life adds to it", async () => {
      const full: ImportRecord = {
        ...importRecord("a"),
        fileName: '=HYPERLINK("x") 𠮷野家 __proto__.xlsx',
        revision: 2,
        state: "committed",
        progress: { doneRows: 5, totalRows: 10 },
        counts: { read: 10, new: 1, changed: 2, unchanged: 3, refused: 4, skipped: 5 },
        effect: {
          disbursedFenBefore: 0n,
          disbursedFenAfter: 2n ** 53n + 1n,
          counted: { beforeFen: 0n, afterFen: 2n ** 53n },
        },
        understood: [
          {
            sheet: "明细",
            hidden: true,
            headerRow: 3,
            firstDataRow: 4,
            amountUnit: "wan",
            unitFrom: "title",
            outstandingUnit: "yuan",
            outstandingUnitFrom: "header",
            creditLineUnit: "wan",
            fingerprint: "借据号|备注",
            columns: [
              {
                column: "A",
                header: "借据号",
                key: "借据号",
                field: "loanNo",
                mappedBy: "decision",
                holds: "text",
                samples: ["A1"],
              },
              {
                column: "B",
                header: "备注",
                key: "备注",
                field: null,
                mappedBy: null,
                holds: "amount",
                samples: [],
                suggestion: "amount",
              },
            ],
            columnsLeftOut: 1,
            missing: ["amount"],
          },
        ],
        controlTotal: { fileFen: -1n, readFen: 9_007_199_254_740_993n, agrees: false },
        dataOn: "2016-06-30",
        notices: [{ code: "outdated", message: "有旧数据", count: 2, cells: ["明细!A4"] }],
        problem: { code: "work-stopped", message: "系统处理时中断。", remedy: "请再试。" },
        committedBy: "liaison",
        committedAt: "2016-07-01T02:00:00.000Z",
        commit: { by: "liaison", disbursedFenBefore: 0n },
        undo: {
          by: "other",
          reason: "传错了文件",
          askedAt: "2016-07-02T02:00:00.000Z",
          undoneAt: "2016-07-02T02:00:01.000Z",
          undoneCount: 2,
          keptCount: 1,
          kept: [{ loanNo: "A#1 𠮷", changedBy: "b" }],
        },
        sentBack: { by: "other", at: "2016-07-02T02:00:00.000Z", reason: "合计不符" },
      };
      await imports().add(importRecord("a"));

      expect(await imports().replace(full)).toBe(true);

      expect(await imports().get("a")).toEqual(full);
      expect((await imports().list(1)).items).toEqual([full]);
    });

    it("adding an id that exists fails and leaves the import as it was", async () => {
      await imports().add(importRecord("a"));

      await expect(imports().add(importRecord("a", { fileName: "other.xlsx" }))).rejects.toThrow();

      expect(await imports().get("a")).toEqual(importRecord("a"));
      expect((await imports().list(10)).items).toHaveLength(1);
    });

    it("an import is replaced by its next revision only", async () => {
      await imports().add(importRecord("a"));

      expect(await imports().replace(importRecord("a", { revision: 3 }))).toBe(false);
      expect(await imports().replace(importRecord("a", { revision: 1, fileName: "b" }))).toBe(false);
      expect(await imports().replace(importRecord("none", { revision: 2 }))).toBe(false);
      expect(await imports().get("a")).toEqual(importRecord("a"));
      expect(await imports().get("none")).toBeUndefined();

      expect(await imports().replace(importRecord("a", { revision: 2 }))).toBe(true);
      expect(await imports().replace(importRecord("a", { revision: 2, fileName: "b" }))).toBe(false);
      expect(await imports().get("a")).toEqual(importRecord("a", { revision: 2 }));
    });

    it("of writers racing for a revision exactly one wins", async () => {
      await imports().add(importRecord("a"));
      const offers = Array.from({ length: 6 }, (_, index) =>
        importRecord("a", { revision: 2, fileName: `${index}.xlsx` }),
      );

      const won = await Promise.all(offers.map((offer) => imports().replace(offer)));

      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await imports().get("a")).toEqual(offers[won.indexOf(true)]);
    });

    it("imports are listed newest first, by instant and then by id, whatever became of them", async () => {
      const instants = ["03", "01", "02", "02", "05", "04"];
      const records = instants.map((second, index) =>
        importRecord(`i${index}`, { announcedAt: `2016-07-01T02:00:${second}.000Z` }),
      );
      for (const record of records) await imports().add(record);
      await imports().replace(importRecord("i2", { ...records[2], revision: 2, state: "cancelled" }));

      for (const limit of [1, 2, 3, 6, pageSizeMax]) {
        const pages = await readPages((cursor) => imports().list(limit, cursor));
        expect(pages.flat().map(({ importId }) => importId)).toEqual(["i4", "i5", "i0", "i3", "i2", "i1"]);
        expect(pages).toHaveLength(Math.ceil(6 / limit));
      }
    });

    it("a new register lists nothing", async () => {
      expect(await imports().list(10)).toEqual({ items: [] });
      expect(await imports().listAtWork()).toEqual([]);
    });

    it("a cursor that no page gave is refused", async () => {
      const texts = ["x", "[]", '["a"]', '["a","b","c"]', '["a",1]', "null"];
      const cursors = ["", "~", ...texts.map((text) => Buffer.from(text).toString("base64url"))];

      for (const cursor of cursors) {
        await expect(imports().list(10, cursor), cursor).rejects.toMatchObject({
          name: "LedgerFailure",
          code: "cursor-invalid",
        });
      }
    });

    it("the imports at work are those whose state waits for work, oldest first", async () => {
      for (const [index, state] of importStates.entries()) {
        const announcedAt = `2016-07-01T02:00:0${9 - index}.000Z`;
        await imports().add(importRecord(`i-${state}`, { announcedAt, state }));
      }
      const statesNow = async () => (await imports().listAtWork()).map(({ state }) => state);
      expect(await statesNow()).toEqual(["undoing", "committing", "checking", "uploaded"]);

      const committing = await imports().get("i-committing");
      if (committing === undefined) throw new Error("the import is gone");
      await imports().replace({ ...committing, revision: 2, state: "committed" });

      expect(await statesNow()).toEqual(["undoing", "checking", "uploaded"]);
    });

    it("abandoned imports, however many, hide none that is at work", async () => {
      for (let index = 0; index <= pageSizeMax; index++) await imports().add(importRecord(`old${index}`));
      const announcedAt = "2016-07-02T02:00:00.000Z";
      await imports().add(importRecord("new", { announcedAt, state: "committing" }));

      expect((await imports().listAtWork()).map(({ importId }) => importId)).toEqual(["new"]);
    });
  });
}

function importRecord(importId: string, changes: Partial<ImportRecord> = {}): ImportRecord {
  return {
    importId,
    revision: 1,
    state: "announced",
    fileName: "2016-06.xlsx",
    byteSize: 12_345,
    sha256: "cd".repeat(32),
    bankId: "psbc-chuzhou",
    announcedBy: "liaison",
    announcedAt: "2016-07-01T02:00:00.000Z",
    changedAt: "2016-07-01T02:00:00.000Z",
    checkNo: 0,
    ...changes,
  };
}
