import { ProblemError } from "./problem.ts";

/**
 * The SHA-256 of a file in lower-case hexadecimal. Fails with a `ProblemError` where the browser offers no
 * cryptography (a page over plain http from another machine) or cannot read the file.
 */
export async function fileDigest(file: File): Promise<string> {
  if (!window.isSecureContext) {
    throw new ProblemError(
      0,
      "浏览器不允许在不安全的连接上校验文件。",
      "请用 https 地址或在本机打开本系统。",
    );
  }
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) {
    throw new ProblemError(0, "读不到这个文件。", "请关闭正在编辑它的程序，重新选择文件。");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
