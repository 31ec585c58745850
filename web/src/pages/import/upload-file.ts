import { callRoute } from "../../api/call-route.ts";
import { fileDigest } from "../../api/file-digest.ts";
import { sendFile } from "../../api/send-file.ts";

/** How many loans the liaison expects of a file, and what they come to, where they said so. */
export type TypedTotal = { count?: number; amountFen?: number } | undefined;

/** What is being done with a file on its way to the server. */
export type UploadStage = "digest" | "announce" | "send";

/**
 * Announces a file by its digest and sends it, telling each stage and the share sent; gives the import's id.
 * Fails with a `ProblemError`.
 */
export async function uploadFile(
  file: File,
  typedTotal: TypedTotal,
  onStage: (stage: UploadStage, share?: number) => void,
): Promise<string> {
  onStage("digest");
  const sha256 = await fileDigest(file);
  onStage("announce");
  const { importId, upload } = await callRoute("announce-import", {
    body: { fileName: file.name, byteSize: file.size, sha256, typedTotal },
  });
  onStage("send", 0);
  await sendFile(upload, file, (share) => onStage("send", share));
  return importId;
}
