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

/** Shows loaded data, or that it is on its way, or why it did not come. */
export function WhenLoaded<T>(props: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const { of, children } = props;
  if (of.problem !== undefined) return <ProblemNotice problem={of.problem} retry={of.reload} />;
  if (of.data === undefined) return <Loading />;
  return <div aria-busy={of.loading}>{children(of.data)}</div>;
}
