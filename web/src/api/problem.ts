/** Why a request failed, in Chinese, as the server said it (RFC 9457) or as far as the page can tell. */
export class ProblemError extends Error {
  readonly status: number;
  readonly remedy: string | undefined;
  /** The server's name for it, such as `/problems/sign-in-code-needed`. */
  readonly type: string | undefined;
  /** Under what a fault of the server's is logged there, unless the remedy says so already. */
  readonly requestId: string | undefined;

  constructor(status: number, detail: string, remedy: string | undefined, type?: string, requestId?: string) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.remedy = remedy;
    this.type = type;
    const isSaid = requestId === undefined || remedy?.includes(requestId) === true;
    this.requestId = status < 500 || isSaid ? undefined : requestId;
  }
}

/** The problem that an answer tells; no answer at all is a problem of the connection. */
export async function problemOf(response: Response | undefined): Promise<ProblemError> {
  if (response === undefined) {
    return new ProblemError(0, "连接不上服务器。", "请检查网络，稍后重试。");
  }
  return problemFromText(response.status, await response.text().catch(() => ""));
}

/** The problem that the text of a failed answer tells, whatever the text is. */
export function problemFromText(status: number, text: string): ProblemError {
  const told = jsonObject(text);
  const detail = told.get("detail");
  const remedy = told.get("remedy");
  const type = told.get("type");
  const requestId = told.get("requestId");
  return new ProblemError(
    status,
    typeof detail === "string" ? detail : `服务器没有完成这次请求（${status}）。`,
    typeof remedy === "string" ? remedy : "请稍后重试；仍不成功时请联系管理员。",
    typeof type === "string" ? type : undefined,
    typeof requestId === "string" ? requestId : undefined,
  );
}

/** What went wrong, as a problem to show. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const told = String(error);
  if (isMissingFile(error))
    return new ProblemError(0, "页面没有加载完整。", "可能是网络中断，或系统刚刚更新过。请重新加载页面。");
  return new ProblemError(
    0,
    "页面出了差错，没有完成。",
    `请刷新页面重试；仍不成功时请把“${told.slice(0, 100)}”告诉管理员。`,
  );
}

/** Whether an error says that a file of the pages could not be fetched, in the words of each kind of browser. */
function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|Importing a module/.test(error.message);
}

function jsonObject(text: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
