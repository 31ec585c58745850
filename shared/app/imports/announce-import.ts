import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { plainFileName } from "#shared/domain/base/misleading-text.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord, TypedTotal } from "#shared/domain/imports/import-record.ts";
import { shownFileName } from "#shared/domain/imports/shown-file-name.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import type { UploadForm } from "#shared/ports/imports/upload-forms.ts";

/**
 * Announces a file: makes the import and the form by which exactly this file can be sent. Of an identity number in its
 * name only the first and last digits are kept.
 * Fails with `file-empty` or `file-too-large` before anything is stored.
 */
export async function announceImport(
  deps: Pick<Deps, "imports" | "uploadForms" | "programme" | "now" | "newId">,
  caller: Person,
  file: { fileName: string; byteSize: number; sha256: string; typedTotal?: TypedTotal | undefined },
): Promise<{ record: ImportRecord; form: UploadForm }> {
  if (file.byteSize === 0) throw new LedgerFailure("file-empty");
  if (file.byteSize > workbookLimits.byteSizeMax) {
    throw new LedgerFailure("file-too-large", { maxMb: workbookLimits.byteSizeMax / 1024 / 1024 });
  }
  const now = deps.now();
  const record: ImportRecord = {
    importId: deps.newId(),
    revision: 1,
    state: "announced",
    fileName: shownFileName({ fileName: plainFileName(file.fileName), announcedAt: now }),
    byteSize: file.byteSize,
    sha256: file.sha256,
    bankId: caller.bankId ?? deps.programme.bank.bankId,
    ...(caller.branchIds === undefined ? {} : { branchIds: caller.branchIds }),
    announcedBy: caller.subject,
    announcedByName: caller.displayName,
    announcedAt: now,
    changedAt: now,
    checkNo: 0,
    typedTotal: file.typedTotal,
  };
  await deps.imports.add(record);
  const form = await deps.uploadForms.open({
    importId: record.importId,
    byteSize: record.byteSize,
    sha256: record.sha256,
  });
  return { record, form };
}
