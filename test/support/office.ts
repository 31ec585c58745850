import { createHash } from "node:crypto";
import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { createImportArchive } from "#shared/adapters/stored/import-archive.ts";
import { createNewId, sha256 } from "#shared/adapters/system/system.ts";
import { announceImport } from "#shared/app/imports/announce-import.ts";
import { answerQuestions } from "#shared/app/imports/answer-questions.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { isHolding } from "#shared/domain/imports/questions/question.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Store } from "#shared/ports/store.ts";
import type { Work } from "#shared/ports/work-queue.ts";
import { createMemoryFiles } from "./memory-files.ts";
import { plainReports } from "./plain-reports.ts";

/** The bank's person of the tests. */
export const liaison: Person = {
  issuer: "test",
  subject: "liaison",
  displayName: "李敏",
  role: "liaison",
  bankId: "psbc-chuzhou",
};

const workers = { check: checkImport, commit: postImport, undo: postUndo };

/** Use cases on a real store, with files in memory, a clock that steps, and work that waits until it is done by hand. */
export type Office = {
  deps: Deps;
  /** Announces, uploads and checks a workbook. */
  check(fileName: string, content: Uint8Array | Sheet[]): Promise<ImportRecord>;
  /** Does everything: announce, upload, check, commit, post. */
  commit(fileName: string, content: Uint8Array | Sheet[]): Promise<ImportRecord>;
  /** Has a committed import undone. */
  undo(importId: string, reason?: string): Promise<ImportRecord>;
  /** Does the waiting work, oldest first, until none is left. */
  work(): Promise<void>;
  waiting: Work[];
};

/** Opens an office on a store; `reader` reads real bytes, sheets given as such are handed over as they are. */
export function openOffice(store: Store, changes: Partial<Deps> = {}): Office {
  let instant = Date.parse("2016-11-01T02:00:00.000Z");
  const now = () => {
    instant += 1000;
    return new Date(instant).toISOString();
  };
  const waiting: Work[] = [];
  const sheetsOf = new Map<string, Sheet[]>();
  const reader = changes.tableReader;
  const files = changes.files ?? createMemoryFiles();
  const deps: Deps = {
    ...store,
    programme: defaultProgramme,
    files,
    importArchive: createImportArchive(files),
    frozenReports: createFrozenReports(files),
    uploadForms: { open: async () => ({ url: "/uploads", fields: {} }) },
    queue: { enqueue: async (work) => void waiting.push(work) },
    receiptWriter: createReceiptWriter(),
    bookWriter: writeBook,
    ...plainReports,
    senders: async () => ({ mailer: undefined, robot: undefined }),
    pageUrl: "https://yinhui.example.cn",
    now,
    newId: createNewId(now),
    sha256,
    identityHash: async (number) => sha256(new TextEncoder().encode(`key ${number}`)),
    pause: async () => {},
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: () => {},
    ...changes,
    tableReader: {
      async read(bytes, fileName) {
        const sheets = sheetsOf.get(new TextDecoder().decode(bytes));
        if (sheets !== undefined) return sheets;
        if (reader === undefined) throw new Error("this office reads no files");
        return reader.read(bytes, fileName);
      },
    },
  };

  const office: Office = {
    deps,
    waiting,
    async check(fileName, content) {
      const bytes = Array.isArray(content) ? new TextEncoder().encode(`sheets ${sheetsOf.size}`) : content;
      if (Array.isArray(content)) sheetsOf.set(`sheets ${sheetsOf.size}`, content);
      const { record } = await announceImport(deps, liaison, {
        fileName,
        byteSize: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
      await deps.files.put("uploads", record.importId, bytes);
      await receiveUpload(deps, record.importId);
      await office.work();
      return stored(deps, record.importId);
    },
    async commit(fileName, content) {
      const checked = await office.check(fileName, content);
      const { importId } = checked;
      await answerHolding(deps, importId);
      await commitImport(deps, liaison, importId, warningsOf(checked));
      await office.work();
      return stored(deps, importId);
    },
    async undo(importId, reason = "传错了文件") {
      await undoImport(deps, liaison, importId, reason);
      await office.work();
      return stored(deps, importId);
    },
    async work() {
      for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
        if (work.kind !== "answer") await workers[work.kind](deps, work.importId);
      }
    },
  };
  return office;
}

/** The warnings of a check, as whoever commits says that they are meant. */
export function warningsOf({ warnings = [] }: Pick<ImportRecord, "warnings">): string[] {
  return warnings.map(({ code }) => code);
}

/** Says of every disbursement that moved that the bank corrected it. */
export async function answerHolding(deps: Deps, importId: string): Promise<void> {
  const { questions } = await stored(deps, importId);
  if ((questions?.holding ?? 0) === 0) return;
  const { items } = await listImportQuestions(deps, liaison, importId, { limit: 200 });
  const questionIds = items.filter(isHolding).map(({ questionId }) => questionId);
  await answerQuestions(deps, liaison, importId, { questionIds, reason: "银行更正" });
}

async function stored(deps: Deps, importId: string): Promise<ImportRecord> {
  const record = await deps.imports.get(importId);
  if (record === undefined) throw new Error(`no import ${importId}`);
  return record;
}
