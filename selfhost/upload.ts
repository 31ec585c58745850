import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { expectUpload } from "#shared/app/imports/expect-upload.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import type { Local } from "#shared/config/local.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";
import type { Connections } from "./connections.ts";
import { ClientGone } from "./read-body.ts";

const formLimits = { fields: 20, fieldNameSize: 100, fieldSize: 1024, files: 1, parts: 21, headerPairs: 20 };

/**
 * Takes in the file of an upload form (`multipart/form-data`, fields before the file) and has it checked. Fails with
 * `upload-refused`, `file-too-large`, `file-altered`, `import-unknown` or `import-state`; then nothing is kept.
 */
export async function takeUpload(
  local: Local,
  importId: string,
  request: IncomingMessage,
  trust: Connections["trust"],
): Promise<HttpAnswer> {
  await expectUpload(local.deps, importId);
  trust(request);
  await readForm(request, (fields, content) => local.uploadIntake.take(importId, fields, content));
  await receiveUpload(local.deps, importId);
  return { status: 204, headers: { "cache-control": "no-store" }, body: "" };
}

type TakeFile = (fields: Record<string, string>, content: Readable) => Promise<void>;

async function readForm(request: IncomingMessage, takeFile: TakeFile): Promise<void> {
  const form = openForm(request);
  let taken: Promise<void> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fields = new Map<string, string>();
      let file: Readable | undefined;
      const giveUp = (error: Error) => {
        file?.destroy(error);
        reject(error);
      };
      form.on("field", (name, value) => fields.set(name, value));
      form.on("file", (_name, content) => {
        file = content;
        content.on("error", ignore);

        taken = takeFile(Object.fromEntries(fields), content);
        taken.catch(reject);
      });
      form.on("error", () => giveUp(new LedgerFailure("upload-refused")));
      form.on("close", resolve);
      request.on("error", () => giveUp(new ClientGone()));
      request.on("close", () => {
        if (!request.complete) giveUp(new ClientGone());
      });
      request.pipe(form);
    });
  } finally {
    request.unpipe(form);
    await taken?.catch(() => undefined);
  }
  if (taken === undefined) throw new LedgerFailure("upload-refused");
  await taken;
}

/** The reader of a file hears of its error by itself; one that is broken off before anybody reads it must not end the process. */
function ignore(): void {}

function openForm(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: formLimits });
  } catch {
    throw new LedgerFailure("upload-refused");
  }
}
