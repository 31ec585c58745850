import { useEffect, useState } from "preact/hooks";
import { reachableEvent, unreachableEvent } from "../api/fetch-route.ts";

/** Tells whether the server can be reached, as far as the browser and the last request know. */
export function useConnection(): boolean {
  const [connected, setConnected] = useState(navigator.onLine);
  useEffect(() => {
    const up = () => setConnected(true);
    const down = () => setConnected(false);
    const events = [
      ["online", up],
      [reachableEvent, up],
      ["offline", down],
      [unreachableEvent, down],
    ] as const;
    for (const [name, follow] of events) window.addEventListener(name, follow);
    return () => {
      for (const [name, follow] of events) window.removeEventListener(name, follow);
    };
  }, []);
  return connected;
}
