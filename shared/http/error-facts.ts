const framesMax = 5;

/** Where a bug happened, without its message: a message may carry what a user sent. */
export function errorFacts(error: unknown): { error: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    error: error.name,
    at: frames
      .slice(0, framesMax)
      .map((line) => line.trim())
      .join(" | "),
  };
}
