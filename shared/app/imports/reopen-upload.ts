import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { UploadForm } from "#shared/ports/imports/upload-forms.ts";
import { expectUpload } from "./expect-upload.ts";
import { ownedImport } from "./owned-import.ts";

/**
 * Another form for exactly the file that an import was announced with: the first one has expired, or its upload was
 * broken off. Asking again changes nothing. Fails with `import-unknown`, or `import-state` once the file has arrived.
 */
export async function reopenUpload(
  deps: Pick<Deps, "imports" | "uploadForms" | "programme">,
  caller: Person,
  importId: string,
): Promise<UploadForm> {
  const { byteSize, sha256 } = await ownedImport(deps, caller, importId);
  await expectUpload(deps, importId);
  return deps.uploadForms.open({ importId, byteSize, sha256 });
}
