import { banksOf } from "#shared/domain/base/bank.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { TableContext } from "#shared/domain/imports/reading/table-rules.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";

/** The sheets of an uploaded workbook. Fails with `file-altered` where it is not the file that was announced. */
export async function readUpload(
  deps: Pick<Deps, "files" | "tableReader" | "sha256">,
  record: ImportRecord,
): Promise<Sheet[]> {
  const bytes = await deps.files.get("uploads", record.importId, workbookLimits.byteSizeMax);
  if (bytes === undefined || bytes.byteLength !== record.byteSize || deps.sha256(bytes) !== record.sha256) {
    throw new LedgerFailure("file-altered");
  }
  return deps.tableReader.read(bytes, record.fileName);
}

/** What reading tables of loans uses today, besides the decisions about a file. */
export async function tableContext(
  { programme, now }: Pick<Deps, "programme" | "now">,
  { bankId }: Pick<ImportRecord, "bankId">,
): Promise<TableContext> {
  const products = programme.products.length === 0 ? undefined : programme.products;
  const bank = banksOf(programme).find((one) => one.bankId === bankId);
  return { programme, today: shanghaiDayOf(now()), products, branches: bank?.branches };
}
