import { useEffect } from "preact/hooks";

/**
 * Asks again after `waitMs` of every answer; `undefined` stops it. In a hidden tab it rests, and asks at once when the
 * tab is shown again. A new `answer` begins a new wait.
 */
export function usePolling(answer: unknown, waitMs: number | undefined, ask: () => void): void {
  useEffect(() => {
    const whenShown = () => {
      if (!document.hidden) ask();
    };
    document.addEventListener("visibilitychange", whenShown);
    const timer = waitMs === undefined ? undefined : setTimeout(() => !document.hidden && ask(), waitMs);
    return () => {
      document.removeEventListener("visibilitychange", whenShown);
      clearTimeout(timer);
    };
  }, [answer, waitMs, ask]);
}
