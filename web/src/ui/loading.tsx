import type { ComponentChildren } from "preact";
import { clockTime } from "../format/instant.ts";
import type { Loaded } from "../hooks/use-load.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** Shown while data is being loaded: grey lines about as high as what will come. */
export function Loading() {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">加载中…</span>
      <span class="skeleton-line" />
      <span class="skeleton-line" />
      <span class="skeleton-line" />
      <span class="skeleton-box" />
    </div>
  );
}

/** Shows loaded data, or that it is being loaded, or why it failed, with the previous data and its time. */
export function WhenLoaded<T>(props: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const { of, children } = props;
  const { data, problem, loading, reload } = of;
  if (data === undefined && problem === undefined) return <Loading />;
  return (
    <div class="loaded" aria-busy={loading}>
      {problem !== undefined && <Stale of={of} reload={reload} />}
      {data !== undefined && children(data)}
    </div>
  );
}

function Stale<T>({ of, reload }: { of: Loaded<T>; reload: () => void }) {
  const { problem, data, loadedAt } = of;
  if (problem === undefined) return null;
  if (data === undefined || loadedAt === undefined) return <ProblemNotice problem={problem} retry={reload} />;
  return (
    <Notice tone="warning" title={`${problem.message}下面是 ${clockTime(loadedAt)} 的数据。`}>
      <p>{problem.remedy}</p>
      <Button onClick={reload}>重试</Button>
    </Notice>
  );
}
