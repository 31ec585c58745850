import { useEffect } from "preact/hooks";

/** Calls `leave` when Escape is pressed, or when the browser gives up the full screen (for which it keeps the key to itself). */
export function useLeaving(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") leave();
    };
    const onFullScreen = () => {
      if (document.fullscreenElement === null) leave();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("fullscreenchange", onFullScreen);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("fullscreenchange", onFullScreen);
    };
  }, [leave]);
}
