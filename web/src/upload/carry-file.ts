import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../api/call-route.ts";
import { ProblemError } from "../api/problem.ts";
import { readWholeFile } from "./file-digest.ts";
import { endIfAborted, retryWhileOffline } from "./patience.ts";
import { sendFile, type UploadForm } from "./send-file.ts";
import type { TypedTotal } from "./typed-total.ts";

type Import = RouteOutput<"read-import">;

/** What is being done with a file on its way. */
export type CarryStage = "digest" | "announce" | "send" | "offline";

/** A file to bring to the server; `importId` when it is announced already. */
export type Load = {
  file: Blob;
  fileName: string;
  typedTotal: TypedTotal;
  importId?: string | undefined;
  /** Whether it is to be sent although an earlier import of the same file has been checked. */
  again: boolean;
};

/** Who hears of the way: each stage, the bytes sent, the announcement. */
export type CarryListener = {
  signal: AbortSignal;
  onStage: (stage: CarryStage) => void;
  onSent: (bytes: number) => void;
  onAnnounced: (importId: string) => Promise<void>;
};

/** States in which a file has been taken in, or may still be without being sent again. */
const takenIn: readonly Import["state"][] = ["checked", "committing", "committed"];
const sameFileMax = 20;
const formsMax = 5;

/**
 * Brings a file to the server: digest, announcement, upload; a lost connection is waited for, and the same import goes
 * on. Gives the import that had the same file before instead, if it stands and the file is not to be sent `again`.
 * Fails with a `ProblemError`, or when the signal is aborted.
 */
export async function carryFile(load: Load, listener: CarryListener): Promise<{ known?: Import }> {
  const { signal, onStage } = listener;
  const patience = { signal, onWait: () => onStage("offline") };
  onStage("digest");
  const { bytes, sha256 } = await readWholeFile(load.file);
  endIfAborted(signal);
  if (load.importId !== undefined) {
    await deliver(load.importId, bytes, undefined, listener);
    return {};
  }
  onStage("announce");
  const announced = await retryWhileOffline(async () => {
    const { items } = await callRoute("list-imports", { query: { sha256, limit: sameFileMax } });
    const waiting = items.find(({ state, mine }) => mine && state === "announced");
    if (waiting !== undefined) return { importId: waiting.importId, upload: undefined };
    const known = items.find(({ state }) => takenIn.includes(state));
    if (known !== undefined && !load.again) return known;
    return callRoute("announce-import", {
      body: { fileName: load.fileName, byteSize: bytes.size, sha256, typedTotal: load.typedTotal },
    });
  }, patience);
  if ("state" in announced) return { known: announced };
  await listener.onAnnounced(announced.importId);
  await deliver(announced.importId, bytes, announced.upload, listener);
  return {};
}

/** Sends the bytes of an announced import until they have arrived; each new try asks for another form. */
async function deliver(
  importId: string,
  bytes: Blob,
  firstForm: UploadForm | undefined,
  { signal, onStage, onSent }: CarryListener,
): Promise<void> {
  let form = firstForm;
  let forms = 0;
  await retryWhileOffline(
    async () => {
      for (;;) {
        try {
          form ??= (await callRoute("reopen-upload", { params: { importId } })).upload;
          forms += 1;
          endIfAborted(signal);
          onStage("send");
          onSent(0);
          return await sendFile(form, bytes, { signal, onSent });
        } catch (error) {
          form = undefined;
          const status = error instanceof ProblemError ? error.status : undefined;
          if (status === 409) return await expectArrival(importId);
          if (status !== 403 || forms >= formsMax) throw error;
        }
      }
    },
    { signal, onWait: () => onStage("offline") },
  );
}

/** An import that takes no file any more has it, unless it was given up. */
async function expectArrival(importId: string): Promise<void> {
  const { state } = await callRoute("read-import", { params: { importId } });
  if (state === "cancelled") {
    throw new ProblemError(409, "这次导入已经取消，文件没有上传。", "如需导入，请重新选择文件。");
  }
}
