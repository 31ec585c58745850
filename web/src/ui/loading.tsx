import type { ComponentChildren } from "preact";
import type { Loaded } from "../hooks/use-load.ts";
import { ProblemNotice } from "./problem-notice.tsx";

/** What stands in the place of data that is being loaded. */
export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      加载中…
    </div>
  );
}

/** Shows loaded data, or that it is on its way, or why it did not come, beside what was there before. */
export function WhenLoaded<T>(props: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const { of, children } = props;
  const { data, problem, loading, reload } = of;
  if (data === undefined && problem === undefined) return <Loading />;
  return (
    <div class="loaded" aria-busy={loading}>
      {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
      {data !== undefined && children(data)}
    </div>
  );
}
