import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as z from "zod";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { answerQuestions } from "#shared/app/imports/answer-questions.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { constantFields } from "#shared/domain/imports/reading/constant-fields.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { liaison, type Office, openOffice, warningsOf } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";

/**
 * What offices send that was once read wrong, each in a folder of its own: the files in their order, and in `case.json`
 * what is right. Amounts are yuan as `formatYuan` writes them; a loan is "number|name|day|amount|balance".
 */
const caseShape = z.strictObject({
  kind: z.string().describe("the kind of fault that this is an example of"),
  source: z.string().optional().describe("where it was met in public"),
  steps: z.array(
    z.strictObject({
      file: z.string(),
      columns: z.record(z.string(), z.enum(columnFields).nullable()).optional(),
      amountUnit: z.enum(["yuan", "wan"]).optional().describe("the unit that the liaison tells"),
      values: z
        .array(z.strictObject({ field: z.enum(dictionaryFields), value: z.string(), meaning: z.string() }))
        .optional(),
      constants: z
        .array(z.object({ sheet: z.string().optional(), field: z.enum(constantFields), value: z.string() }))
        .optional()
        .describe("what the liaison says once for a sheet or the whole file"),
      answer: z.literal("all").optional().describe("answers every question before the commit"),
      state: z
        .enum(["committed", "checked", "refused"])
        .describe("`checked` stays there: somebody has to answer"),
      problem: z.string().optional(),
      dataOn: z.string().optional(),
      counts: z.record(z.string(), z.number()).optional(),
      refused: z
        .record(z.string(), z.array(z.string()))
        .optional()
        .describe("row: cell and code of each reason"),
      notices: z.array(z.string()).optional().describe("codes that must be among the notices"),
      silent: z.array(z.string()).optional().describe("codes that must not be among the notices"),
      questions: z.array(z.string()).optional(),
      refusedCommit: z
        .string()
        .optional()
        .describe("the code with which a commit fails that is asked for now"),
      suggested: z
        .record(z.string(), z.string())
        .optional()
        .describe("the columns that the check takes for possibly something, and for what"),
    }),
  ),
  loans: z.array(z.string()).optional().describe("the whole ledger in the end"),
});
type Step = z.infer<typeof caseShape>["steps"][number];

const folder = new URL("../../fixtures/cases/", import.meta.url);
const names = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(names)("%s", async (name) => {
  const place = new URL(`${encodeURIComponent(name)}/`, folder);
  const { steps, loans } = caseShape.parse(JSON.parse(await readFile(new URL("case.json", place), "utf8")));
  const store = openSqliteStore({ file: ":memory:" });
  try {
    const office = openOffice(store, { tableReader: readHere });
    for (const step of steps) {
      const bytes = await readFile(new URL(encodeURIComponent(step.file), place));
      const result = await taken(office, step, bytes);
      expect(result).toMatchObject(expectedOf(step));
      if (step.refusedCommit !== undefined) {
        const commit = commitImport(office.deps, liaison, result.importId);
        await expect(commit).rejects.toMatchObject({ code: step.refusedCommit });
      }
    }
    if (loans !== undefined) expect(await ledgerOf(office)).toEqual([...loans].sort());
  } finally {
    store.close();
  }
});

function expectedOf({
  state,
  problem,
  dataOn,
  counts,
  refused,
  notices,
  silent,
  questions,
  suggested,
}: Step) {
  return {
    state,
    ...(problem === undefined ? {} : { problem }),
    ...(dataOn === undefined ? {} : { dataOn }),
    ...(counts === undefined ? {} : { counts }),
    ...(refused === undefined ? {} : { refused }),
    ...(notices === undefined ? {} : { notices: expect.arrayContaining(notices) }),
    ...(silent === undefined ? {} : { heard: expect.not.arrayContaining(silent) }),
    ...(questions === undefined ? {} : { questions }),
    ...(suggested === undefined ? {} : { suggested }),
  };
}

/** Takes a file in as a liaison would and tells what came of it. */
async function taken(office: Office, step: Step, bytes: Uint8Array) {
  const { importId } = await office.check(step.file, bytes);
  if (step.columns ?? step.values ?? step.amountUnit ?? step.constants) await settle(office, importId, step);
  const asked = await questionsOf(office, importId);
  if (step.answer === "all") {
    const questionIds = asked.map(({ questionId }) => questionId);
    await answerQuestions(office.deps, liaison, importId, { questionIds, reason: "已核实" });
  }
  if (step.state === "committed") {
    await commitImport(office.deps, liaison, importId, warningsOf(await recordOf(office, importId)));
    await office.work();
  }
  const record = await recordOf(office, importId);
  const notices = (record.notices ?? []).map(({ code }) => code);
  const refused = await listImportRows(office.deps, liaison, importId, { outcome: "refused", limit: 200 });
  return {
    importId,
    state: record.state,
    problem: record.problem?.code,
    dataOn: record.dataOn,
    counts: record.counts,
    refused: Object.fromEntries(
      refused.items.map(({ row, reasons }) => [row, reasons.map(({ cell, code }) => `${cell} ${code}`)]),
    ),
    notices,
    heard: notices,
    questions: asked.map(({ code, loanNo }) => `${code} ${loanNo}`),
    suggested: suggestionsOf(record),
  };
}

function suggestionsOf({ understood = [] }: ImportRecord): Record<string, string> {
  const columns = understood.flatMap((sheet) => sheet.columns);
  return Object.fromEntries(
    columns.flatMap(({ key, suggestion }) => (suggestion === undefined ? [] : [[key, suggestion]])),
  );
}

async function settle(
  office: Office,
  importId: string,
  { columns, amountUnit, values = [], constants = [] }: Step,
): Promise<void> {
  const { understood = [] } = await recordOf(office, importId);
  const decided = Object.entries(columns ?? {}).map(([column, field]) => ({ column, field }));
  await mapImport(office.deps, liaison, importId, {
    columns: understood.flatMap(({ fingerprint, columns: told }) => {
      const ofSheet = decided.filter(({ column }) => told.some(({ key }) => key === column));
      if (ofSheet.length === 0 && amountUnit === undefined) return [];
      return [{ fingerprint, columns: ofSheet, ...(amountUnit === undefined ? {} : { amountUnit }) }];
    }),
    values,
    constants,
  });
  await office.work();
}

async function questionsOf(office: Office, importId: string) {
  const { questions } = await recordOf(office, importId);
  if (questions === undefined) return [];
  return (await listImportQuestions(office.deps, liaison, importId, { limit: 200 })).items;
}

async function recordOf(office: Office, importId: string): Promise<ImportRecord> {
  const record = await office.deps.imports.get(importId);
  if (record === undefined) throw new Error(`no import ${importId}`);
  return record;
}

async function ledgerOf(office: Office): Promise<string[]> {
  const { items } = await office.deps.ledger.listLoans({}, 200);
  return items
    .map(({ loanNo, facts }) =>
      [
        loanNo,
        facts.borrowerName,
        facts.disbursedOn,
        formatYuan(facts.amountFen),
        facts.outstandingFen === undefined ? "" : formatYuan(facts.outstandingFen),
      ].join("|"),
    )
    .sort();
}
