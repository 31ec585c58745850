import { describe, expect, it } from "vitest";
import { bookOf, bookOfRows } from "#test/support/books.ts";
import { type CloudOffice, sendForm, type UploadForm } from "#test/support/cloud-office.ts";
import { plainHeaders, plainRow } from "#test/support/sheets.ts";
import { lostReports } from "./reports.ts";

const june = bookOf("2016-06-贷款明细.xlsx");
const july = bookOf("2016-07-银会合作贷款明细表.xlsx");
/** So little time is left that a posting is handed over at once. */
const hastyMs = 15_000;

/** What a month's file goes through, from its announcement to the sum; the first suite, on an empty ledger. */
export function describeFirstImport(office: () => CloudOffice): void {
  describe("the first import", () => {
    let importId = "";

    it("is announced and sent by the form that the announcement gives", async () => {
      importId = await office().upload(june);

      expect(await office().readImport(importId)).toMatchObject({
        state: "announced",
        fileName: june.fileName,
      });
    });

    it("is checked once S3 tells of the file", async () => {
      const delivered = await office().cloud.deliver("checks");

      expect(delivered.map(({ givenBack }) => givenBack)).toEqual([false, false]);
      expect(await office().readImport(importId)).toMatchObject({
        state: "checked",
        counts: { read: 60, new: 60, changed: 0, unchanged: 0, refused: 0 },
        effect: { disbursedFenBefore: 0, disbursedFenAfter: 1_990_000_000 },
      });
    });

    it("is committed through the queue of postings", async () => {
      await office().ask("commit-import", "liaison", { params: { importId } });

      const delivered = await office().cloud.deliver("posts");

      expect(delivered).toEqual([{ body: JSON.stringify({ kind: "commit", importId }), givenBack: false }]);
      expect(await office().readImport(importId)).toMatchObject({ state: "committed", counts: { new: 60 } });
    });

    it("is in the progress against the goal", async () => {
      expect(await office().ask("read-progress", "supervisor")).toMatchObject({
        goalFen: 30_000_000_000,
        loanCount: 60,
        disbursedFen: 1_990_000_000,
        percentOfGoal: 6.63,
      });
    });

    it("is changed by nothing when messages are delivered again", async () => {
      const { cloud, ask, readImport } = office();
      const before = await ask("verify-ledger", "auditor");
      const record = await readImport(importId);

      cloud.announceAgain(importId, june.byteSize);
      cloud.send("checks", JSON.stringify({ kind: "check", importId }));
      cloud.send("posts", JSON.stringify({ kind: "commit", importId }));
      const again = [...(await cloud.deliver("checks")), ...(await cloud.deliver("posts"))];

      expect(again.map(({ givenBack }) => givenBack)).toEqual([false, false, false]);
      expect(await readImport(importId)).toEqual(record);
      expect(await ask("verify-ledger", "auditor")).toEqual(before);
      expect(before).toMatchObject({ ok: true, loans: 60, entries: 60, differences: [] });
    });
  });
}

/** Imports after the first: two of one file, undo, decisions, another form. */
export function describeLaterImports(office: () => CloudOffice): void {
  describe("later imports", () => {
    let julyId = "";
    let sameId = "";

    it("are handed over when the time runs out, and say what was done where the ledger had moved", async () => {
      const { cloud, ask, upload, readImport } = office();
      const [first, second] = [await upload(july), await upload(july)];
      [julyId, sameId] = [first, second];
      await cloud.deliver("checks");

      await ask("commit-import", "liaison", { params: { importId: first } });
      const handedOver = await cloud.deliver("posts", hastyMs);
      await ask("commit-import", "liaison", { params: { importId: second } });
      await cloud.deliver("posts");

      expect(handedOver).toHaveLength(2);
      expect(await readImport(first)).toMatchObject({
        state: "committed",
        counts: { new: 50, changed: 14, unchanged: 46 },
      });
      expect(await readImport(second)).toMatchObject({
        state: "committed",
        counts: { new: 0, changed: 0, unchanged: 110 },
      });
    });

    it("are undone, handed over when the time runs out, but for what the same book says, until that is undone too", async () => {
      const { cloud, ask, statusOf, readImport } = office();
      const reason = (importId: string) => ({ params: { importId }, body: { reason: "传错了文件" } });
      expect(await statusOf("send-back-import", "liaison", reason(julyId))).toBe(409);

      await ask("undo-import", "liaison", reason(julyId));
      const handedOver = await cloud.deliver("posts", hastyMs);
      cloud.send("posts", JSON.stringify({ kind: "undo", importId: julyId }));
      await cloud.deliver("posts");

      expect(handedOver).toHaveLength(2);
      expect(await readImport(julyId)).toMatchObject({
        state: "undone",
        undo: { by: "liaison", undoneCount: 0, keptCount: 64 },
      });
      expect(await ask("verify-ledger", "auditor")).toMatchObject({ loans: 110, differences: lostReports });

      await ask("undo-import", "liaison", reason(sameId));
      await cloud.deliver("posts");

      expect(await readImport(sameId)).toMatchObject({ state: "undone", undo: { undoneCount: 0 } });
      expect(await readImport(julyId)).toMatchObject({
        state: "undone",
        undo: { by: "liaison", undoneCount: 64, keptCount: 0 },
      });
      expect(await ask("read-progress", "supervisor")).toMatchObject({
        loanCount: 60,
        disbursedFen: 1_990_000_000,
      });
      expect(await ask("verify-ledger", "auditor")).toMatchObject({ loans: 60, differences: lostReports });
    });

    it("open loans again that were undone", async () => {
      const { cloud, ask, check, readImport } = office();
      const again = await check(july);
      await ask("commit-import", "liaison", { params: { importId: again } });
      await cloud.deliver("posts");
      expect(await readImport(again)).toMatchObject({ counts: { new: 50, changed: 14, unchanged: 46 } });
      expect(await ask("verify-ledger", "auditor")).toMatchObject({ loans: 110, differences: lostReports });
    });

    it("are taken up behind the last posting when the function is killed, whatever order messages come in", async () => {
      const { cloud, ask, upload, readImport } = office();
      const rows = Array.from({ length: 250 }, (_, index) => plainRow(`KILLED-${index}`));
      const importId = await upload(bookOfRows("2016-09-贷款明细.csv", [plainHeaders, ...rows]));
      const commit = JSON.stringify({ kind: "commit", importId });
      cloud.send("posts", commit);
      expect(await cloud.deliver("posts")).toEqual([{ body: commit, givenBack: false }]);
      await cloud.deliver("checks");

      await ask("commit-import", "liaison", { params: { importId } });
      let postings = 0;
      const spare = cloud.watch(({ caller, request }) => {
        if (caller !== "post-import" || !request.target.endsWith("TransactWriteItems")) return;
        postings += 1;
        if (postings === 2) cloud.kill("post-import");
      });
      const killed = await cloud.deliver("posts");
      spare();
      expect(killed).toEqual([{ body: commit, givenBack: true }]);
      expect(await readImport(importId)).toMatchObject({ state: "committing" });
      await cloud.endHiding("posts");
      cloud.send("posts", commit);
      await cloud.deliver("posts");

      expect(await readImport(importId)).toMatchObject({ state: "committed", counts: { new: 250 } });
      expect(await ask("verify-ledger", "auditor")).toMatchObject({ differences: lostReports });
      await ask("undo-import", "liaison", { params: { importId }, body: { reason: "只是演练" } });
      await cloud.deliver("posts");
      expect(await ask("verify-ledger", "auditor")).toMatchObject({ loans: 110, differences: lostReports });
    });

    it("remember what a value means, are checked again, and take no answer to what was not asked", async () => {
      const { cloud, ask, statusOf, check, readImport } = office();
      const importId = await check(bookOf("2016-10-含错误.xlsx"));
      const params = { importId };
      const values = [{ field: "countyName", value: "苏滁园区", meaning: "341103" }];

      await ask("map-import", "liaison", { params, body: { values } });
      await cloud.deliver("checks");

      expect(await readImport(importId)).toMatchObject({ state: "checked" });
      expect(await ask("list-decisions", "auditor", { query: { kind: "value" } })).toMatchObject({
        items: [{ matter: { kind: "value", ...values[0] }, decidedBy: "liaison", importId }],
      });
      expect(await ask("list-import-questions", "liaison", { params })).toMatchObject({ items: [] });
      const body = { questionIds: ["0".repeat(64)], reason: "已核实" };
      expect(await statusOf("answer-questions", "liaison", { params, body })).toBe(400);
    });

    it("ask about a loan whose amount was edited, and remember the answer", async () => {
      const { cloud, ask, check } = office();
      const books = [50_000, 60_000].map((yuan) =>
        bookOfRows(`${yuan}.csv`, [plainHeaders, plainRow("EDITED-1", yuan)]),
      );
      const [first = june, second = june] = books;
      await ask("commit-import", "liaison", { params: { importId: await check(first) } });
      await cloud.deliver("posts");
      const params = { importId: await check(second) };

      const { items } = (await ask("list-import-questions", "liaison", { params })) as {
        items: { questionId: string }[];
      };
      const body = { questionIds: items.map(({ questionId }) => questionId), reason: "已核实" };

      expect(items).toMatchObject([{ code: "amount-edited", loanNo: "EDITED-1" }]);
      expect(await ask("answer-questions", "liaison", { params, body })).toMatchObject({
        questions: { asked: 1, answered: 1 },
      });
    });

    it("are given another form while they are announced, and are cancelled", async () => {
      const { cloud, ask, upload } = office();
      const importId = await upload(june);
      const again = (await ask("reopen-upload", "liaison", { params: { importId } })) as {
        upload: UploadForm;
      };
      expect(await sendForm(again.upload, june.bytes)).toBe(204);

      expect(await ask("cancel-import", "liaison", { params: { importId } })).toMatchObject({
        state: "cancelled",
      });
      await cloud.deliver("checks");
      expect(await office().readImport(importId)).toMatchObject({ state: "cancelled" });
    });
  });
}
