import * as z from "zod";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { summariseRows } from "#shared/domain/imports/rows-summary.ts";
import { factsToTexts } from "#shared/domain/ledger/field-text.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import {
  answersPageSize,
  type CheckPlace,
  type ImportArchive,
  pageBytesMax,
  planPageSize,
  questionsMax,
} from "#shared/ports/imports/import-archive.ts";
import { associationRecord } from "#shared/records/people/association-record.ts";

import {
  answersPageSchema,
  encodeStanding,
  foundSchema,
  planPageSchema,
  questionsSchema,
  rowsSummarySchema,
} from "./import-archive-schemas.ts";
import { parseJsonFile } from "./json-text.ts";

/** Beside its answers: what a check has written but the pages of its plan. */
const carriedNames = ["associations.json", "questions.json", "found.json"];

/** Makes the archive of imports' checks in a file store. */
export function createImportArchive(files: FileStore): ImportArchive {
  const { read, write, writePages, carry } = openFolder(files);
  return {
    writePlan: (place, rows) => writePages(place, planName, rows.map(plannedToStored), planPageSize),
    planPage: async (place, page) => (await read(place, planName(page), planPageSchema)) ?? [],
    writeFound: (place, { letters, usedValues }) => write(place, "found.json", [letters, usedValues]),
    async found(place) {
      const [letters = "", usedValues] = (await read(place, "found.json", foundSchema)) ?? [];
      return { letters, usedValues };
    },
    async writeNewAssociations(place, associations) {
      if (associations.length > 0) await write(place, "associations.json", associations);
    },
    newAssociations: async (place) =>
      (await read(place, "associations.json", z.array(associationRecord))) ?? [],
    async writeAnswers(place, answers) {
      const byOutcome = Map.groupBy(answers, (answer) => answer.outcome);
      for (const [outcome, ofOutcome] of byOutcome) {
        const stored = ofOutcome.map(answerToStored);
        await writePages(place, (page) => answersName(outcome, page), stored, answersPageSize);
      }
      await write(place, "summary.json", [summariseRows(answers)]);
    },
    answersPage: async (place, outcome, page) =>
      (await read(place, answersName(outcome, page), answersPageSchema)) ?? [],
    async rowsSummary(place) {
      const [summary = summariseRows([])] = (await read(place, "summary.json", rowsSummarySchema)) ?? [];
      return summary;
    },
    async writeQuestions(place, questions) {
      if (questions.length > questionsMax) throw new RangeError(`more than ${questionsMax} questions`);
      await write(place, "questions.json", questions);
    },
    questions: async (place) => (await read(place, "questions.json", questionsSchema)) ?? [],
    async carryCheck(from, to) {
      for (const name of carriedNames) await carry(from, to, name);
      for (let page = 0; await carry(from, to, planName(page)); page++);
    },
  };
}

function openFolder(files: FileStore) {
  const write = (place: CheckPlace, name: string, content: unknown) =>
    files.put("imports", fileKey(place, name), new TextEncoder().encode(JSON.stringify(content)));
  return {
    write,
    async writePages(
      place: CheckPlace,
      nameOf: (page: number) => string,
      items: readonly unknown[],
      pageSize: number,
    ): Promise<void> {
      for (let page = 0; page * pageSize < items.length; page++) {
        await write(place, nameOf(page), items.slice(page * pageSize, (page + 1) * pageSize));
      }
    },
    async read<T extends z.ZodType>(place: CheckPlace, name: string, schema: T) {
      const key = fileKey(place, name);
      const bytes = await files.get("imports", key, pageBytesMax);
      return bytes === undefined ? undefined : parseJsonFile(schema, bytes, `imports/${key}`);
    },
    async carry(from: CheckPlace, to: CheckPlace, name: string): Promise<boolean> {
      const bytes = await files.get("imports", fileKey(from, name), pageBytesMax);
      if (bytes !== undefined) await files.put("imports", fileKey(to, name), bytes);
      return bytes !== undefined;
    },
  };
}

function fileKey({ importId, checkNo }: CheckPlace, name: string): string {
  return `${importId}/${checkNo}/${name}`;
}

function planName(page: number): string {
  return `plan-${page}.json`;
}

function answersName(outcome: RowOutcome, page: number): string {
  return `${outcome}-${page}.json`;
}

function plannedToStored({ sheet, row, loanNo, told, presumed }: PlannedRow) {
  return {
    ...{ sheet, row, loanNo, told: factsToTexts(told) },
    ...(presumed === undefined ? {} : { presumed: factsToTexts(presumed) }),
  };
}

function answerToStored({ amountFen, stands, ...answer }: RowAnswer) {
  return {
    ...answer,
    ...(amountFen === undefined ? {} : { amount: amountFen.toString() }),
    ...(stands === undefined ? {} : { stands: encodeStanding(stands) }),
  };
}
