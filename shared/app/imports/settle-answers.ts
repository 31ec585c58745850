import { textOrder } from "#shared/domain/base/text-order.ts";
import type { ImportCounts, ImportRecord } from "#shared/domain/imports/import-record.ts";
import { type RowAnswer, type RowOutcome, rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { planPageSize } from "#shared/ports/imports/import-archive.ts";
import { allAnswers } from "./all-answers.ts";

const outcomeOfLetter = new Map<string, RowOutcome>([
  ["n", "new"],
  ["c", "changed"],
  ["u", "unchanged"],
]);

/**
 * Brings the answers of an import into line with what its commit did, where that is not, row by row, what its check
 * found because the ledger had moved since. Gives the counts, and the number under which the answers stand then; what else
 * the check has written goes there too.
 */
export async function settleAnswers(
  deps: Pick<Deps, "importArchive">,
  record: ImportRecord,
  outcomes: string,
): Promise<{ counts: ImportCounts | undefined; checkNo: number }> {
  const { counts, checkNo } = record;
  if (counts === undefined) return { counts, checkNo };
  if (outcomes === (await deps.importArchive.found(record)).letters) return { counts, checkNo };
  const added = count(outcomes, "n");
  const changed = count(outcomes, "c");
  const answers = await rewritten(deps, record, outcomes);
  const settled = { importId: record.importId, checkNo: checkNo + 1 };
  await deps.importArchive.carryCheck(record, settled);
  await deps.importArchive.writeAnswers(settled, answers);
  const unchanged = counts.read - counts.refused - added - changed;
  return { counts: { ...counts, new: added, changed, unchanged }, checkNo: checkNo + 1 };
}

async function rewritten(
  deps: Pick<Deps, "importArchive">,
  record: ImportRecord,
  outcomes: string,
): Promise<RowAnswer[]> {
  const done = new Map<string, RowOutcome>();
  for (let page = 0; page * planPageSize < outcomes.length; page++) {
    for (const [index, row] of (await deps.importArchive.planPage(record, page)).entries()) {
      const outcome = outcomeOfLetter.get(outcomes.charAt(page * planPageSize + index));
      if (outcome !== undefined) done.set(rowKey(row), outcome);
    }
  }
  const answers: RowAnswer[] = [];
  for (const outcome of rowOutcomes) {
    for (const answer of await allAnswers(deps, record, outcome)) {
      const settled = done.get(rowKey(answer)) ?? outcome;
      const { changes, ...rest } = answer;
      answers.push(settled === outcome ? answer : { ...rest, outcome: settled });
    }
  }
  return answers.sort((a, b) => textOrder(a.sheet, b.sheet) || a.row - b.row);
}

function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${row} ${sheet}`;
}

function count(outcomes: string, letter: string): number {
  return outcomes.split(letter).length - 1;
}
