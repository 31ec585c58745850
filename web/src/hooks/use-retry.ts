import { useEffect } from "preact/hooks";

const retryMs = 15_000;

/** While `failed`, tries again every quarter of a minute and as soon as the browser says that it is online. */
export function useRetry(failed: boolean, retry: () => void): void {
  useEffect(() => {
    if (!failed) return;
    const timer = setInterval(retry, retryMs);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [failed, retry]);
}
