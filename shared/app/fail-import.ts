import type { ImportRecord } from "#shared/domain/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { updateImport } from "./update-import.ts";

/** Notes that the work of an import stopped for a reason that is not the file's, so that it can be done again. */
export async function failImport(
  deps: Pick<Deps, "imports" | "now" | "log">,
  begun: ImportRecord,
): Promise<void> {
  deps.log("import-failed", { importId: begun.importId, state: begun.state });
  await updateImport(deps, begun.importId, (record) =>
    record.state === begun.state && record.checkNo === begun.checkNo
      ? {
          ...record,
          state: "failed",
          problem: {
            code: "work-stopped",
            message: "系统处理时中断，已入账的部分保持不变，没有重复也没有遗漏。",
            remedy: remedyOf(record),
          },
        }
      : undefined,
  );
}

function remedyOf({ commit, undo }: ImportRecord): string {
  if (undo !== undefined) return "请再次点击“撤销入账”，将从中断处继续。";
  return commit === undefined ? "请重新上传文件。" : "请再次点击“入账”，将从中断处继续。";
}
