import { useRef, useState } from "preact/hooks";
import { madeLaterSeriesMin } from "#shared/domain/reports/made-later.ts";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Progress } from "../../ui/progress.tsx";

type State =
  | { kind: "idle" | "asked" }
  | { kind: "working"; done: number; of: readonly string[] }
  | { kind: "ended"; done: number; problem?: ProblemError | undefined };

/** Publishes every month that has no report, oldest first, one after the other; it can be stopped and gone on with. */
export function PublishAll({ months, onPublished }: { months: readonly string[]; onPublished: () => void }) {
  const [state, setState] = useState<State>({ kind: "idle" });
  const stopped = useRef(false);
  const publish = async (of: readonly string[]) => {
    stopped.current = false;
    let done = 0;
    try {
      for (const month of of) {
        if (stopped.current) break;
        setState({ kind: "working", done, of });
        await callRoute("publish-report", { params: { month } });
        done += 1;
      }
      setState({ kind: "ended", done });
    } catch (error) {
      setState({ kind: "ended", done, problem: asProblem(error) });
    }
    onPublished();
  };
  if (state.kind === "working")
    return (
      <>
        <Progress label="正在发布" share={state.done / state.of.length}>
          {`${state.of[state.done]}，第 ${state.done + 1} 期，共 ${state.of.length} 期`}
        </Progress>
        <Button
          kind="plain"
          onClick={() => {
            stopped.current = true;
          }}
        >
          发完这一期就停
        </Button>
      </>
    );
  return (
    <>
      {state.kind === "ended" && state.done > 0 && (
        <Notice tone="success" title={`已发布 ${state.done} 期月报。`} />
      )}
      {state.kind === "ended" && state.problem && <ProblemNotice problem={state.problem} />}
      {state.kind === "asked" ? (
        <Question
          months={months}
          onYes={() => void publish(months)}
          onNo={() => setState({ kind: "idle" })}
        />
      ) : (
        months.length > 1 && (
          <Button kind="plain" onClick={() => setState({ kind: "asked" })}>
            {`发布所有应有的月报（${months.length} 期）`}
          </Button>
        )
      )}
    </>
  );
}

function Question(props: { months: readonly string[]; onYes: () => void; onNo: () => void }) {
  const { months, onYes, onNo } = props;
  return (
    <Notice
      tone="warning"
      title={`将从早到晚依次发布 ${months[0]} 至 ${months.at(-1)} 的 ${months.length} 期月报第 1 版，发布后不再改动。`}
    >
      <p>月份过去已久的写明是补发，{madeLaterSeriesMin} 期以上不自动寄送；其余按设置的收件人寄送。</p>
      <div class="actions">
        <Button kind="primary" onClick={onYes}>
          {`确认发布 ${months.length} 期`}
        </Button>
        <Button kind="plain" onClick={onNo}>
          取消
        </Button>
      </div>
    </Notice>
  );
}
