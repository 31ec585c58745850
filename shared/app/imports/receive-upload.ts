import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { updateImport } from "./update-import.ts";

/**
 * Takes note that the announced file lies in the uploads, and has it checked. Told again, it only has the check done
 * again where it has not begun. What comes after its import was cancelled is removed. Fails with `import-unknown`.
 */
export async function receiveUpload(
  deps: Pick<Deps, "files" | "imports" | "queue" | "now">,
  importId: string,
): Promise<ImportRecord> {
  const record = await updateImport(deps, importId, (stored) =>
    stored.state === "announced" ? { ...stored, state: "uploaded" } : undefined,
  );
  if (record.state === "uploaded") await deps.queue.enqueue({ kind: "check", importId });
  if (record.state === "cancelled") await deps.files.remove("uploads", importId);
  return record;
}
