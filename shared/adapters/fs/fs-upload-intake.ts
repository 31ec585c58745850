import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { onDisk } from "./disk-failure.ts";
import type { FsFileStore } from "./fs-file-store.ts";
import type { FsUploadForms, UploadPermission } from "./fs-upload-forms.ts";

/** Takes in the files that upload forms bring. */
export type FsUploadIntake = {
  /**
   * Keeps exactly the permitted file in the uploads, or nothing. Fails with `upload-refused`, with `file-too-large` as
   * soon as more comes than was announced, with `file-altered` when size or hash differ, and with `disk-full`.
   */
  take(
    importId: string,
    fields: Readonly<Record<string, string>>,
    content: AsyncIterable<Uint8Array>,
  ): Promise<void>;
  /** Removes what interrupted uploads of earlier processes left. */
  sweep(nowMs: number): Promise<void>;
};

const leftoverAgeMs = 2 * 60 * 60 * 1000;

/** Makes an intake that streams into `folder`, which has to be on the disk of the file store. */
export function createFsUploadIntake(
  folder: string,
  forms: FsUploadForms,
  files: FsFileStore,
): FsUploadIntake {
  return {
    async take(importId, fields, content) {
      const permission = await forms.admit(importId, fields);
      const path = join(folder, randomBytes(16).toString("hex"));
      try {
        await onDisk(async () => {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await writeExactly(path, permission, content);
        });
        await files.takeIn("uploads", importId, path);
      } finally {
        await rm(path, { force: true });
      }
    },

    async sweep(nowMs) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        const { mtimeMs } = await stat(path);
        if (nowMs - mtimeMs > leftoverAgeMs) await rm(path, { force: true });
      }
    },
  };
}

async function writeExactly(
  path: string,
  permission: UploadPermission,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash("sha256");
  let byteSize = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) {
      byteSize += chunk.byteLength;
      if (byteSize > permission.byteSize) throw new LedgerFailure("file-too-large");
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (byteSize !== permission.byteSize || hash.digest("hex") !== permission.sha256) {
      throw new LedgerFailure("file-altered");
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
