import { createHmac, timingSafeEqual } from "node:crypto";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Clock } from "#shared/ports/base/system.ts";
import type { UploadForms } from "#shared/ports/imports/upload-forms.ts";

/** What an upload form permits: one file of a size and hash for one import. */
export type UploadPermission = { importId: string; byteSize: number; sha256: string };

/** Upload forms that the same process checks again when they come back. */
export type FsUploadForms = UploadForms & {
  /** What the fields of a form permit. Fails with `upload-refused` when they were altered or have expired. */
  admit(importId: string, fields: Readonly<Record<string, string>>): Promise<UploadPermission>;
};

const lifetimeMs = 60 * 60 * 1000;
const fieldPattern = /^[0-9a-z]{1,64}$/;

/** Makes upload forms that go to `/uploads/<importId>` and carry a permission signed with HMAC-SHA-256. */
export function createFsUploadForms(readKey: () => Promise<Uint8Array>, now: Clock): FsUploadForms {
  return {
    async open({ importId, byteSize, sha256 }) {
      const expiresMs = String(Date.parse(now()) + lifetimeMs);
      const signed = { size: String(byteSize), sha256, expires: expiresMs };
      const signature = await sign(readKey, importId, signed);
      return { url: `/uploads/${importId}`, fields: { ...signed, signature } };
    },

    async admit(importId, fields) {
      const { size = "", sha256 = "", expires = "", signature = "" } = fields;
      const wellFormed = [importId, size, sha256, expires, signature].every((text) =>
        fieldPattern.test(text),
      );
      const expected = await sign(readKey, importId, { size, sha256, expires });
      const given = Buffer.from(signature, "hex");
      const wanted = Buffer.from(expected, "hex");
      const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
      if (!wellFormed || !genuine || Number(expires) < Date.parse(now())) {
        throw new LedgerFailure("upload-refused");
      }
      return { importId, byteSize: Number(size), sha256 };
    },
  };
}

async function sign(
  readKey: () => Promise<Uint8Array>,
  importId: string,
  { size, sha256, expires }: { size: string; sha256: string; expires: string },
): Promise<string> {
  const text = ["yinhui-upload-1", importId, size, sha256, expires].join("\n");
  return createHmac("sha256", await readKey())
    .update(text)
    .digest("hex");
}
