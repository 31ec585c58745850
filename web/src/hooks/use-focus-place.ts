import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A place that comes into view and has the focus as soon as it shows something else. */
export function useFocusPlace(shown: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
    place.current?.focus({ preventScroll: true });
  }, [shown]);
  return place;
}
