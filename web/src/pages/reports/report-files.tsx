import { useState } from "preact/hooks";
import { callRouteForFile } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { saveFile } from "../../api/save-file.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";

const forms = [
  { form: "docx", text: "下载公文（Word）", name: "月报" },
  { form: "pdf", text: "下载 PDF", name: "月报" },
  { form: "xlsx", text: "下载附表（Excel）", name: "月报附表" },
] as const;

/** Fetches the official document and the annex of a published report as they were frozen. */
export function ReportFiles({ month, revision }: { month: string; revision: number | undefined }) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ProblemError>();
  const download = ({ form, name }: (typeof forms)[number]) => {
    setBusy(form);
    setProblem(undefined);
    callRouteForFile("read-report", { params: { month: `${month}.${form}` }, query: { revision } })
      .then(
        (file) =>
          saveFile(`${month}-${name}${revision === undefined ? "" : `-第${revision}版`}.${form}`, file),
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => setBusy(undefined));
  };
  return (
    <div class="report-files">
      <div class="actions-inline">
        {forms.map((one) => (
          <Button key={one.form} busy={busy === one.form} onClick={() => download(one)}>
            {one.text}
          </Button>
        ))}
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </div>
  );
}
