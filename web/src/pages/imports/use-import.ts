import { useCallback, useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import type { ProblemError } from "../../api/problem.ts";
import { type Loaded, useLoad } from "../../hooks/use-load.ts";
import { usePolling } from "../../hooks/use-polling.ts";
import { isPassing } from "../../upload/patience.ts";
import { isUnderWay, waitsForPerson } from "./import-steps.ts";

type Import = RouteOutput<"read-import">;

const pollMs = 500;
const pollMsMax = 4000;
const pollWaitingMs = 10_000;
const pollFailedMsMax = 20_000;
const slower = 1.2;

/**
 * An import, read again while the server is at work on it, ever more slowly, and now and then while it waits for
 * somebody's decision, who may be sitting elsewhere; `put` shows a newer answer at once.
 */
export function useImport(importId: string): Loaded<Import> & { put: (newer: Import) => void } {
  const loaded = useLoad(`import ${importId}`, () => callRoute("read-import", { params: { importId } }));
  const [newer, setNewer] = useState<{ answered: Import; over: Import | undefined }>();
  const current = newer !== undefined && newer.over === loaded.data ? newer.answered : loaded.data;
  const { reload, problem, loading } = loaded;
  const [round, setRound] = useState(0);
  const failed = problem !== undefined;
  useEffect(() => setRound(0), [current?.state, failed]);
  const ask = useCallback(() => {
    setRound((number) => number + 1);
    reload();
  }, [reload]);
  const waitMs = loading ? undefined : pauseMs(current, problem, round);
  usePolling(problem ?? current, waitMs, ask);
  return { ...loaded, data: current, put: (answered) => setNewer({ answered, over: loaded.data }) };
}

function pauseMs(
  current: Import | undefined,
  problem: ProblemError | undefined,
  round: number,
): number | undefined {
  if (problem !== undefined) {
    return isPassing(problem) ? Math.min(pollMs * 2 ** round, pollFailedMsMax) : undefined;
  }
  if (current === undefined) return undefined;
  if (isUnderWay(current.state)) return Math.min(pollMs * slower ** round, pollMsMax);
  return waitsForPerson(current.state) ? pollWaitingMs : undefined;
}
