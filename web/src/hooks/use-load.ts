import { useCallback, useEffect, useState } from "preact/hooks";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { useRetry } from "./use-retry.ts";

/** What a page is loading: its data once there, its problem if it failed, and a way to load again. */
export type Loaded<T> = {
  data: T | undefined;
  problem: ProblemError | undefined;
  loading: boolean;
  /** When the data came; an instant in UTC. */
  loadedAt: string | undefined;
  reload: () => void;
};

type Result<T> = { key: string; data?: T; problem?: ProblemError; loadedAt?: string; attempt: number };

/**
 * Loads data whenever `key` changes; the answer to an earlier key is dropped. Data stays visible while it is loaded
 * again, and next to the problem when that fails; when the server cannot be reached it is tried again.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<Result<T>>();
  useEffect(() => {
    let current = true;
    load().then(
      (data) => current && setResult({ key, data, attempt, loadedAt: new Date().toISOString() }),
      (error: unknown) =>
        current &&
        setResult((earlier) => ({
          ...(earlier?.key === key ? earlier : {}),
          key,
          problem: asProblem(error),
          attempt,
        })),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  const reload = useCallback(() => setAttempt((number) => number + 1), []);
  const ours = result?.key === key ? result : undefined;
  useRetry(ours?.problem?.status === 0, reload);
  return {
    data: ours?.data,
    problem: ours?.problem,
    loadedAt: ours?.loadedAt,
    loading: ours === undefined || ours.attempt !== attempt,
    reload,
  };
}
