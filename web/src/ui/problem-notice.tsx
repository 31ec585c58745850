import type { ProblemError } from "../api/problem.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** A problem as the server told it: what happened, what to do, and a way to try again where that may help. */
export function ProblemNotice({ problem, retry }: { problem: ProblemError; retry?: () => void }) {
  return (
    <Notice tone="error" title={problem.message}>
      {problem.remedy !== undefined && <p>{problem.remedy}</p>}
      {problem.requestId !== undefined && <p class="fault-facts">请求编号：{problem.requestId}</p>}
      {retry !== undefined && <Button onClick={retry}>重试</Button>}
    </Notice>
  );
}
