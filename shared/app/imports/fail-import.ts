import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText, isPlaceFailure } from "#shared/domain/base/failures.ts";
import type { ImportProblem, ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { updateImport } from "./update-import.ts";

/**
 * Notes that the work of an import stopped for a reason that is not the file's, so that it can be done again; a full disk or
 * another failure of the place is named.
 */
export async function failImport(
  deps: Pick<Deps, "imports" | "now" | "log">,
  begun: ImportRecord,
  error: unknown,
): Promise<void> {
  const failure = error instanceof LedgerFailure && isPlaceFailure(error.code) ? error : undefined;
  const { importId, state } = begun;
  deps.log("import-failed", { importId, state, ...(failure && { code: failure.code }) });
  await updateImport(deps, begun.importId, (record) =>
    record.state === begun.state && record.checkNo === begun.checkNo
      ? {
          ...record,
          state: "failed",
          problem: failure === undefined ? stopped(record) : placeProblem(failure, record),
        }
      : undefined,
  );
}

function stopped(record: ImportRecord): ImportProblem {
  return {
    code: "work-stopped",
    message: "系统处理时中断，已入账的部分保持不变，没有重复也没有遗漏。",
    remedy: remedyOf(record),
  };
}

function placeProblem(failure: LedgerFailure, record: ImportRecord): ImportProblem {
  const { message, remedy } = failureText(failure);
  return { code: failure.code, message, remedy: `${remedy}之后${remedyOf(record)}` };
}

function remedyOf({ commit, undo }: ImportRecord): string {
  if (undo !== undefined) return "请再次点击“撤销入账”，将从中断处继续。";
  return commit === undefined ? "请重新上传文件。" : "请再次点击“入账”，将从中断处继续。";
}
