import { useEffect, useState } from "preact/hooks";
import type { Deferred } from "#shared/contract/base/deferred.ts";
import { useDeferred } from "../hooks/use-deferred.ts";

/** Says which answers are still being made, and for how long they have been waited for. */
export function DeferredNotice() {
  const answers = useDeferred();
  return (
    <div role="status" class="deferred">
      {answers.map((answer) => (
        <Waiting key={answer.deferredId} answer={answer} />
      ))}
    </div>
  );
}

function Waiting({ answer: { state } }: { answer: Deferred }) {
  const seconds = useSeconds();
  return (
    <p>
      {state === "waiting" ? "内容较多，正在排队生成" : "内容较多，正在生成"}
      <span aria-hidden="true">，已等 {waited(seconds)}</span>
      。做好后自动继续，请不要关闭这个窗口；可以先看别的页面。
    </p>
  );
}

/** For how many seconds it has been shown; the clocks of browser and server may differ. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

function waited(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
}
