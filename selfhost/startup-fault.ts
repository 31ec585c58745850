import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";

const systemFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: "端口已被占用，请用 PORT 换一个端口。/ The port is in use: set another PORT.",
  EACCES: "没有权限打开端口，请检查 PORT。/ Not permitted: check PORT.",
  EADDRNOTAVAIL: "本机没有 HOST 所写的地址。/ This machine has no such HOST.",
};

/** The message to the operator when the program cannot start. */
export function startupFault(error: unknown): string {
  if (error instanceof LedgerFailure) {
    const { title, message, remedy } = failureText(error);
    return `无法启动 / cannot start：${title}\n${message}\n${remedy}`;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = systemFaults[code];
  if (known !== undefined) return `无法启动 / cannot start：${known}`;
  return `无法启动 / cannot start：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
