import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { type Loaded, useLoad } from "../../hooks/use-load.ts";
import { isUnderWay } from "./import-steps.ts";

type Import = RouteOutput<"read-import">;

const pollMs = 600;
const pollAgainMs = 3000;

/** An import, read again and again while the server is at work on it, also after a failed attempt; `put` shows a newer answer at once. */
export function useImport(importId: string): Loaded<Import> & { put: (newer: Import) => void } {
  const loaded = useLoad(`import ${importId}`, () => callRoute("read-import", { params: { importId } }));
  const [newer, setNewer] = useState<{ answered: Import; over: Import | undefined }>();
  const current = newer !== undefined && newer.over === loaded.data ? newer.answered : loaded.data;
  const { reload, problem } = loaded;
  useEffect(() => {
    if (current === undefined || !isUnderWay(current.state)) return;
    const timer = setTimeout(reload, problem === undefined ? pollMs : pollAgainMs);
    return () => clearTimeout(timer);
  }, [current, problem, reload]);
  return { ...loaded, data: current, put: (answered) => setNewer({ answered, over: loaded.data }) };
}
