import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createImportArchive } from "#shared/adapters/stored/import-archive.ts";
import { type RowAnswer, rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import { summariseRows } from "#shared/domain/imports/rows-summary.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import { answersPageSize, planPageSize, questionsMax } from "#shared/ports/imports/import-archive.ts";
import { loanFacts } from "#test/support/loans.ts";

const place = { importId: "i1", checkNo: 1 };
const next = { importId: "i1", checkNo: 2 };
const fixtures = "test/fixtures/backup-2/files/imports";

const reason = {
  ...{ cell: "A2", column: "放款金额", code: "amount-not-a-number" },
  ...{ message: "不是数字。", remedy: "请核对。", value: "五万" },
};
const answers: RowAnswer[] = [
  { sheet: "一", row: 2, outcome: "new", loanNo: "A1", amountFen: 5n, reasons: [] },
  {
    ...{ sheet: "一", row: 6, outcome: "unchanged", loanNo: "A6", amountFen: 2n ** 60n, reasons: [] },
    stands: {
      ...{ borrowerName: "𠮷 <b>", borrowerType: "member", associationName: "甲", countyCode: "341181" },
      ...{ amountFen: 2n ** 60n, disbursedOn: "2016-06-01", outstandingFen: 0n },
    },
    written: [{ field: "amount", cell: "F6", text: "=5" }],
  },
  {
    ...{ sheet: "一", row: 3, outcome: "changed", loanNo: "A2", amountFen: 2n ** 60n, reasons: [] },
    changes: [{ field: "status", before: null, after: "settled" }],
  },
  { sheet: "一", row: 4, outcome: "refused", reasons: [reason] },
  { sheet: "一", row: 5, outcome: "skipped", skipped: "total", reasons: [] },
];
const question = {
  code: "amount-edited",
  subject: "s",
  loanNo: "A1",
  message: "?",
  questionId: "q",
} as const;
const association = {
  associationId: "n1",
  name: "花生协会",
  countyCode: "341181",
  aliases: [],
  confirmed: false,
};
const planned = (row: number) => ({
  sheet: "一",
  row,
  loanNo: `A${row}`,
  told: loanFacts(),
  presumed: undefined,
});

/** What the archive of imports has to do on every file store; `open` gives an empty one each time. */
export function importArchiveContract(open: () => Promise<FileStore>): void {
  const openBoth = async () => {
    const files = await open();
    const textOf = async (name: string) =>
      new TextDecoder().decode(await files.get("imports", name, Number.MAX_SAFE_INTEGER));
    const put = (name: string, text: string) => files.put("imports", name, new TextEncoder().encode(text));
    return { archive: createImportArchive(files), textOf, put };
  };

  test("gives back a plan page by page, and what is presumed where it is", async () => {
    const { archive, textOf } = await openBoth();
    const rows = Array.from({ length: planPageSize }, (_, row) => planned(row));
    const last = { ...planned(planPageSize), told: { amountFen: 5n }, presumed: { countyCode: "341181" } };

    await archive.writePlan(place, [...rows, last]);

    expect(await archive.planPage(place, 0)).toEqual(rows);
    expect(await archive.planPage(place, 1)).toEqual([last]);
    expect(await archive.planPage(place, 2)).toEqual([]);
    expect(await archive.planPage(next, 0)).toEqual([]);
    expect(await textOf("i1/1/plan-1.json")).toBe(
      `[{"sheet":"一","row":${planPageSize},"loanNo":"A${planPageSize}","told":{"amountFen":"5"},"presumed":{"countyCode":"341181"}}]`,
    );
  });

  test("gives back answers by outcome and page, the summary, what was found, questions and associations", async () => {
    const { archive } = await openBoth();
    const many = Array.from({ length: answersPageSize + 1 }, (_, index): RowAnswer => {
      return { sheet: "二", row: index, outcome: "unchanged", reasons: [] };
    });
    const usedValues = [{ field: "rate", key: "免息", meaning: "zero" } as const];

    await archive.writeAnswers(place, [...answers, ...many]);
    await archive.writeFound(place, { letters: "nc", usedValues });
    await archive.writeQuestions(place, [question]);
    await archive.writeNewAssociations(place, [association]);

    for (const answer of answers.filter(({ outcome }) => outcome !== "unchanged"))
      expect(await archive.answersPage(place, answer.outcome, 0)).toEqual([answer]);
    const unchanged = [...answers.filter(({ outcome }) => outcome === "unchanged"), ...many];
    expect(await archive.answersPage(place, "unchanged", 0)).toEqual(unchanged.slice(0, answersPageSize));
    expect(await archive.answersPage(place, "unchanged", 1)).toEqual(unchanged.slice(answersPageSize));
    expect(await archive.rowsSummary(place)).toEqual(summariseRows([...answers, ...many]));
    expect(await archive.found(place)).toEqual({ letters: "nc", usedValues });
    expect(await archive.questions(place)).toEqual([question]);
    expect(await archive.newAssociations(place)).toEqual([association]);
  });

  test("has nothing of a check that wrote nothing", async () => {
    const { archive } = await openBoth();
    await archive.writePlan(place, []);
    await archive.writeNewAssociations(place, []);

    expect(await archive.planPage(place, 0)).toEqual([]);
    expect(await archive.newAssociations(place)).toEqual([]);
    expect(await archive.answersPage(place, "new", 0)).toEqual([]);
    expect(await archive.rowsSummary(place)).toEqual(summariseRows([]));
    expect(await archive.found(place)).toEqual({ letters: "", usedValues: undefined });
    expect(await archive.questions(place)).toEqual([]);
  });

  test("reads what earlier versions wrote: no decisions beside the letters, nothing presumed", async () => {
    const { archive, put } = await openBoth();
    await put("i1/1/found.json", '["nu"]');
    await put("i1/1/plan-0.json", '[{"sheet":"一","row":2,"loanNo":"A1","told":{"amountFen":"5"}}]');

    expect(await archive.found(place)).toEqual({ letters: "nu", usedValues: undefined });
    expect(await archive.planPage(place, 0)).toEqual([
      { sheet: "一", row: 2, loanNo: "A1", told: { amountFen: 5n } },
    ]);
  });

  test("carries a check under another number, but for its answers", async () => {
    const { archive } = await openBoth();
    const rows = Array.from({ length: planPageSize + 1 }, (_, row) => planned(row));
    await archive.writePlan(place, rows);
    await archive.writeAnswers(place, answers);
    await archive.writeFound(place, { letters: "n", usedValues: [] });
    await archive.writeQuestions(place, [question]);
    await archive.writeNewAssociations(place, [association]);

    await archive.carryCheck(place, next);

    expect(await archive.planPage(next, 1)).toEqual(rows.slice(-1));
    expect(await archive.found(next)).toEqual({ letters: "n", usedValues: [] });
    expect(await archive.questions(next)).toEqual([question]);
    expect(await archive.newAssociations(next)).toEqual([association]);
    expect(await archive.answersPage(next, "new", 0)).toEqual([]);
  });

  test("takes no more questions than may be asked", async () => {
    const { archive } = await openBoth();
    const many = Array.from({ length: questionsMax + 1 }, () => question);

    await expect(archive.writeQuestions(place, many)).rejects.toThrow(RangeError);
  });

  describe.each([...new Set(globSync(`${fixtures}/*/*/*.json`).map(dirname))])("what %s holds", (folder) => {
    const check = { importId: basename(dirname(folder)), checkNo: Number(basename(folder)) };
    const names = globSync("*.json", { cwd: folder });
    const openFixture = async () => {
      const opened = await openBoth();
      for (const name of names) {
        await opened.put(
          `${check.importId}/${check.checkNo}/${name}`,
          readFileSync(join(folder, name), "utf8"),
        );
      }
      return opened;
    };

    test("is read whole, and is the same when it is written again", async () => {
      const { archive, textOf } = await openFixture();
      const again = { ...check, checkNo: check.checkNo + 1 };
      const { letters, usedValues = [] } = await archive.found(check);
      const rows = await archive.planPage(check, 0);
      const read: RowAnswer[] = [];
      for (const outcome of rowOutcomes) read.push(...(await archive.answersPage(check, outcome, 0)));

      await archive.writePlan(again, rows);
      await archive.writeFound(again, { letters, usedValues });
      await archive.writeAnswers(again, read);
      await archive.writeQuestions(again, await archive.questions(check));
      await archive.writeNewAssociations(again, await archive.newAssociations(check));

      expect(rows).toHaveLength(letters.length);
      expect((await archive.rowsSummary(check)).sheets).not.toEqual([]);
      for (const name of names.filter((one) => one !== "summary.json")) {
        expect(await textOf(`${check.importId}/${again.checkNo}/${name}`), name).toBe(
          readFileSync(join(folder, name), "utf8"),
        );
      }
    });
  });

  describe.each([
    ["no JSON", "not JSON"],
    ["cut off", '[{"sheet":"一"'],
    ["another shape", "{}"],
    ["lacking", '[{"sheet":"一","row":2}]'],
    ["empty", ""],
  ])("content that is %s", (_, text) => {
    test.each([
      ["plan-0.json", (archive) => archive.planPage(place, 0)],
      ["found.json", (archive) => archive.found(place)],
      ["associations.json", (archive) => archive.newAssociations(place)],
      ["new-0.json", (archive) => archive.answersPage(place, "new", 0)],
      ["summary.json", (archive) => archive.rowsSummary(place)],
      ["questions.json", (archive) => archive.questions(place)],
    ] as [string, (archive: ReturnType<typeof createImportArchive>) => Promise<unknown>][])(
      "in %s is a failure that names the file",
      async (name, read) => {
        const { archive, put } = await openBoth();
        await put(`i1/1/${name}`, text);

        await expect(read(archive)).rejects.toMatchObject({
          code: "ledger-damaged",
          facts: { file: `imports/i1/1/${name}` },
        });
      },
    );
  });

  test.each([
    ["amountFen", "five"],
    ["disbursedOn", "2016-02-30"],
    ["status", "gone"],
    ["strange", "x"],
  ])("a plan whose %s is %s is damaged", async (field, text) => {
    const { archive, put } = await openBoth();
    const row = { sheet: "一", row: 2, loanNo: "A1", told: { [field]: text } };
    await put("i1/1/plan-0.json", JSON.stringify([row]));

    await expect(archive.planPage(place, 0)).rejects.toMatchObject({ code: "ledger-damaged" });
  });
}
