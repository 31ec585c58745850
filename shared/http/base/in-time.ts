import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { HttpAnswer } from "./exchange.ts";
import { answerThrown } from "./problem.ts";

/** No function runs for longer. */
const lambdaMsMax = 900_000;

/**
 * The answer of some work or, when it takes longer, one that says so: a function that is ended answers nothing, and the
 * API would say "Service Unavailable".
 */
export function inTime(work: Promise<HttpAnswer>, leftMs: number, requestId: string): Promise<HttpAnswer> {
  const tell = async () => answerThrown(new LedgerFailure("answer-too-slow"), requestId);
  return inTimeOr(work, leftMs, tell);
}

/**
 * The answer of some work or, once it took longer, another one, even if the work ends while that is made; in a process
 * without an end there is time.
 */
export async function inTimeOr(
  work: Promise<HttpAnswer>,
  leftMs: number,
  other: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (leftMs === Number.POSITIVE_INFINITY) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.min(Math.max(leftMs, 0), lambdaMsMax));
  });
  try {
    return (await Promise.race([work, late])) ?? (await other());
  } finally {
    clearTimeout(timer);
  }
}
