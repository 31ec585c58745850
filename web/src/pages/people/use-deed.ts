import { useState } from "preact/hooks";
import { asProblem, type ProblemError } from "../../api/problem.ts";

/** Something that is being done, one thing at a time, and the problem of the one that failed last. */
export type Deed = {
  busy: boolean;
  problem: ProblemError | undefined;
  /** Does something, and tells its outcome when it was done. */
  run: <T>(deed: () => Promise<T>, done: (outcome: T) => void) => void;
};

/** Runs deeds for a form or a list. */
export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  return {
    busy,
    problem,
    run(deed, done) {
      setBusy(true);
      setProblem(undefined);
      deed()
        .then(done, (error: unknown) => setProblem(asProblem(error)))
        .finally(() => setBusy(false));
    },
  };
}
