import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { aboutDuration } from "../../format/duration.ts";
import { nextPace, secondsLeft, type WorkPace } from "../../format/work-pace.ts";
import { Progress } from "../../ui/progress.tsx";

type Told = RouteOutput<"read-import">["progress"];

const stateLabels = {
  uploaded: "正在核对：等待开始",
  checking: "正在核对：读取工作簿",
  committing: "正在入账",
  undoing: "正在撤销",
} as const;
const stageLabels = { match: "正在核对：逐行检查", compare: "正在核对：与台账比对" } as const;

/** How far the server has come with an import's rows, and about how long it will still take. */
export function WorkProgress({ state, progress }: { state: keyof typeof stateLabels; progress: Told }) {
  const [pace, setPace] = useState<WorkPace>();
  const { stage, doneRows = 0, totalRows = 0 } = progress ?? {};
  useEffect(() => setPace(undefined), [stage]);
  useEffect(() => {
    if (totalRows > 0) setPace((before) => nextPace(before, doneRows, performance.now()));
  }, [doneRows, totalRows]);
  const label = stage === undefined ? stateLabels[state] : stageLabels[stage];
  if (totalRows === 0) return <Progress label={label} />;
  const seconds = secondsLeft(pace, totalRows);
  return (
    <Progress label={label} share={doneRows / totalRows}>
      {grouped(doneRows)} / {grouped(totalRows)} 行
      {seconds !== undefined && `，剩余${aboutDuration(seconds)}`}
    </Progress>
  );
}
