import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";

type Import = RouteOutput<"read-import">;

/** A decision on an import on its way to the server: the name of the one under way, and the problem of one that failed. */
export type Decision = {
  busy: string | undefined;
  problem: ProblemError | undefined;
  decide: (name: string, ask: () => Promise<Import>) => void;
};

/** Sends decisions on an import, one at a time, and hands each answer on. */
export function useDecision(onAnswer: (item: Import) => void): Decision {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ProblemError>();
  return {
    busy,
    problem,
    decide(name, ask) {
      setBusy(name);
      setProblem(undefined);
      ask()
        .then(onAnswer, (error: unknown) => setProblem(asProblem(error)))
        .finally(() => setBusy(undefined));
    },
  };
}
