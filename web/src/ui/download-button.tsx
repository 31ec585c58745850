import { useState } from "preact/hooks";
import type { RouteId } from "#shared/contract/routes.ts";
import { callRouteForFile } from "../api/call-route.ts";
import type { RouteCall } from "../api/fetch-route.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { saveFile } from "../api/save-file.ts";
import { Button } from "./button.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** Fetches a workbook from a route and keeps it under `name` and the ending that its kind has. */
export function DownloadButton<Id extends RouteId>(props: {
  id: Id;
  call?: RouteCall<Id>;
  name: string;
  children: string;
}) {
  const { id, call = {}, name, children } = props;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const download = () => {
    setBusy(true);
    setProblem(undefined);
    callRouteForFile(id, call)
      .then(
        (file) => saveFile(`${name}.${file.type.includes("macroEnabled") ? "xlsm" : "xlsx"}`, file),
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button busy={busy} onClick={download}>
        {children}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
