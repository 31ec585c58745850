import { useState } from "preact/hooks";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { saveFile } from "../api/save-file.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { ChartMaker } from "./engine.ts";

/** The ways to keep a chart: as a picture, as a drawing, and as a workbook with its figures. */
export function ChartDownloads(props: {
  /** What the chart is of and its day, as the files are named. */
  fileName: string;
  make: ChartMaker;
  workbook: () => Promise<Blob>;
}) {
  const { fileName, make, workbook } = props;
  const [problem, setProblem] = useState<ProblemError>();
  const keep = (ending: string, file: () => Promise<Blob>) => () => {
    setProblem(undefined);
    file().then(
      (made) => saveFile(`${fileName}.${ending}`, made),
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  const engine = () => import("./engine.ts");
  return (
    <div class="chart-downloads">
      <span class="muted">下载</span>
      <Button kind="text" onClick={keep("png", async () => (await engine()).chartPng(make, fileName))}>
        PNG
      </Button>
      <Button kind="text" onClick={keep("svg", async () => (await engine()).chartSvg(make, fileName))}>
        SVG
      </Button>
      <Button kind="text" onClick={keep("xlsx", workbook)}>
        Excel
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </div>
  );
}
