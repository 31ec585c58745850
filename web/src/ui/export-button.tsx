import { useEffect, useState } from "preact/hooks";
import type { RouteBody } from "#shared/contract/routes.ts";
import { callRouteForFile, signInNeededEvent } from "../api/call-route.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { saveFile } from "../api/save-file.ts";
import { draftKey } from "../session/drafts.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const brokenOff = draftKey("export broken off");

/** Takes a list along as a workbook. Who was signed out meanwhile is told so when they are back. */
export function ExportButton({ label, body }: { label: string; body: RouteBody<"export-list"> }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const [wasBroken, setWasBroken] = useState(() => sessionStorage.getItem(brokenOff) === label);
  useEffect(() => {
    if (wasBroken) sessionStorage.removeItem(brokenOff);
  }, [wasBroken]);
  const download = () => {
    setBusy(true);
    setProblem(undefined);
    setWasBroken(false);
    const noteEnd = () => sessionStorage.setItem(brokenOff, label);
    window.addEventListener(signInNeededEvent, noteEnd);
    callRouteForFile("export-list", { body })
      .then(
        (file) => saveFile(`${label}.xlsx`, file),
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => {
        window.removeEventListener(signInNeededEvent, noteEnd);
        setBusy(false);
      });
  };
  return (
    <>
      <Button busy={busy} onClick={download}>
        导出 Excel
      </Button>
      {wasBroken && (
        <Notice tone="warning" title="导出时登录已结束，文件没有导出。">
          <p>请再按一次“导出 Excel”。</p>
        </Notice>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
