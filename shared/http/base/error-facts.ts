const framesMax = 5;

const codePattern = /^[\w-]{1,40}$/;

/** Where a bug happened and the system's code for it, without its message: a message may carry what a user sent. */
export function errorFacts(error: unknown): { error: string; code?: string | number; where: string } {
  if (!(error instanceof Error)) return { error: typeof error, where: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    error: error.name,
    ...codeOf(error),
    where: frames
      .slice(0, framesMax)
      .map((line) => line.trim())
      .join(" | "),
  };
}

/** The code of a system's error (ENOSPC), of SQLite's (its number) or of a failure of ours. */
function codeOf(error: Error): { code?: string | number } {
  if ("errcode" in error && typeof error.errcode === "number") return { code: error.errcode };
  return "code" in error && typeof error.code === "string" && codePattern.test(error.code)
    ? { code: error.code }
    : {};
}
