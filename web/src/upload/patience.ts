import { ProblemError } from "../api/problem.ts";

const attemptsMax = 120;
const waitMsMax = 30_000;
const passing: readonly number[] = [0, 502, 503, 504];

/** Tells whether a failure is one of the connection or of a busy server, so that the same request may do later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && passing.includes(error.status);
}

/**
 * Does something again and again until the connection bears it: after 1, 2, 4 … 30 seconds, or at once when the browser
 * is online again. Fails as `ask` does when it fails for good, and when the signal is aborted.
 */
export async function retryWhileOffline<T>(
  ask: () => Promise<T>,
  { signal, onWait }: { signal: AbortSignal; onWait: () => void },
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      endIfAborted(signal);
      if (!isPassing(error) || attempt >= attemptsMax) throw error;
      onWait();
      await untilOnline(Math.min(1000 * 2 ** attempt, waitMsMax), signal);
      endIfAborted(signal);
    }
  }
}

/** Fails when the signal is aborted; written out because browsers before Chromium 100 have no `throwIfAborted`. */
export function endIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DOMException("broken off", "AbortError");
}

/** Waits until the browser is online, the time is over, or the signal is aborted. */
function untilOnline(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
