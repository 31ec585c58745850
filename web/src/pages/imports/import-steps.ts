import { type ImportState, importWork } from "#shared/domain/imports/import-record.ts";

/** The steps of an import as the liaison sees them. */
export const importSteps = ["选择文件", "核对", "确认入账", "完成"] as const;

const stepOfState: Record<ImportState, number> = {
  announced: 0,
  uploaded: 1,
  checking: 1,
  checked: 2,
  committing: 2,
  committed: 4,
  refused: 1,
  cancelled: 2,
  failed: 2,
  undoing: 4,
  undone: 4,
  "sent-back": 2,
};

/** The step that an import's state belongs to, counted from 0; past the last when all is done. */
export function importStep(state: ImportState): number {
  return stepOfState[state];
}

/** Tells whether the server is at work on an import, so that its state will change by itself. */
export function isUnderWay(state: ImportState): boolean {
  return importWork[state] !== undefined;
}

const waiting: readonly ImportState[] = ["announced", "checked", "failed"];

/** Tells whether an import waits for what a person does, maybe another one than who looks at it. */
export function waitsForPerson(state: ImportState): boolean {
  return waiting.includes(state);
}
