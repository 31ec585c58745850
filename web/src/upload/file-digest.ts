import { ProblemError } from "../api/problem.ts";

/** A file with all its bytes in hand, so that nothing that happens to it on the disk matters, and its SHA-256 in hexadecimal. */
export type ReadFile = { bytes: Blob; sha256: string };

/**
 * Reads a file whole and computes its digest. Fails with a `ProblemError` where the browser offers no cryptography
 * (a page over plain http from another machine) or cannot read the file.
 */
export async function readWholeFile(file: Blob): Promise<ReadFile> {
  if (!window.isSecureContext) {
    throw new ProblemError(
      0,
      "浏览器不允许在不安全的连接上校验文件。",
      "请用 https 地址或在本机打开本系统。",
    );
  }
  const content = await file.arrayBuffer().catch(() => undefined);
  if (content === undefined) {
    throw new ProblemError(0, "读不到这个文件。", "请关闭正在编辑它的程序，重新选择文件。");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { bytes: new Blob([content]), sha256 };
}
