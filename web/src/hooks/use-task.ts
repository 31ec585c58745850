import { useState } from "preact/hooks";
import { asProblem, type ProblemError } from "../api/problem.ts";

/** Something that is sent to the server: whether it is under way, why it failed, and how it is begun. */
export type Task = {
  busy: boolean;
  problem: ProblemError | undefined;
  run: <T>(send: () => Promise<T>, onDone: (answer: T) => void) => void;
};

/** One thing at a time that is sent to the server; `onProblem` hears of one that failed. */
export function useTask(onProblem?: (problem: ProblemError) => void): Task {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  return {
    busy,
    problem,
    run(send, onDone) {
      setBusy(true);
      setProblem(undefined);
      send()
        .then(onDone, (error: unknown) => {
          const met = asProblem(error);
          setProblem(met);
          onProblem?.(met);
        })
        .finally(() => setBusy(false));
    },
  };
}
