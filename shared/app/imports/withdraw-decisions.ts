import { everyPage } from "#shared/app/base/every-page.ts";
import {
  type Decision,
  type DecisionKind,
  type DecisionMatter,
  holds,
  withdrawn,
} from "#shared/domain/imports/decision.ts";
import type { ImportRecord, ImportState } from "#shared/domain/imports/import-record.ts";
import type { ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import { compact } from "#shared/domain/imports/reading/text.ts";
import type { Deps } from "#shared/ports/deps.ts";

type WithdrawDeps = Pick<Deps, "decisions" | "importArchive" | "imports" | "now">;

const kinds = ["columns", "value", "answer"] as const satisfies readonly DecisionKind[];
/** The states of imports that use no decision, or that are over. */
const withoutUse: ReadonlySet<ImportState> = new Set([
  "announced",
  "uploaded",
  "refused",
  "cancelled",
  "sent-back",
]);

/**
 * Withdraws what was decided at undone imports of a bank and no other import uses: the meaning of columns and values,
 * and the answers to questions. An earlier decision, made at an import that was not undone, holds again.
 */
export async function withdrawDecisions(deps: WithdrawDeps, bankId: string): Promise<void> {
  const undone = new Set<string>();
  for await (const { importId, undo } of everyPage(deps.imports.list))
    if (undo !== undefined) undone.add(importId);
  const made: Decision[] = [];
  for (const kind of kinds) {
    const list = (limit: number, cursor: string | undefined) =>
      deps.decisions.list(bankId, kind, limit, cursor);
    for await (const decision of everyPage(list))
      if (undone.has(decision.importId) && holds(decision)) made.push(decision);
  }
  if (made.length === 0) return;
  const used = new Set<Decision>();
  for await (const other of everyPage(deps.imports.list)) {
    if (other.bankId !== bankId || other.undo !== undefined || withoutUse.has(other.state)) continue;
    const goesBy = await usesOf(deps, other);
    for (const decision of made) if (goesBy(decision)) used.add(decision);
  }
  const at = deps.now();
  const gone = made.filter((decision) => !used.has(decision));
  for (const decision of gone)
    await deps.decisions.put([withdrawn(decision, at, (importId) => !undone.has(importId))]);
}

/**
 * Tells of a decision whether an import went by it, or may have: one that was changed last before it was made did not. By
 * which values an earlier version went is not known.
 */
async function usesOf(
  deps: Pick<Deps, "importArchive">,
  record: ImportRecord,
): Promise<(decision: Decision) => boolean> {
  const fingerprints = new Set(record.understood?.map(({ fingerprint }) => fingerprint));
  const asked = record.questions === undefined ? [] : await deps.importArchive.questions(record);
  const questionIds = new Set(asked.map(({ questionId }) => questionId));
  const { usedValues } = await deps.importArchive.found(record);
  return ({ matter, key, decidedAt }) => {
    if (record.changedAt < decidedAt) return false;
    switch (matter.kind) {
      case "columns":
      case "holds":
        return fingerprints.has(matter.fingerprint);
      case "answer":
        return questionIds.has(key);
      case "value":
        return usedValues?.some((used) => isOf(used, matter)) ?? true;
    }
  };
}

function isOf(
  { field, key, meaning }: ValueMeaning,
  matter: Extract<DecisionMatter, { kind: "value" }>,
): boolean {
  return field === matter.field && meaning === matter.meaning && compact(key) === compact(matter.value);
}
