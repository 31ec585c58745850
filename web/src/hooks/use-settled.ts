import { useEffect, useState } from "preact/hooks";

/** A text once it has stayed the same for some milliseconds; until then what it was before. */
export function useSettled(text: string, stillMs: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), stillMs);
    return () => clearTimeout(timer);
  }, [text, stillMs]);
  return settled;
}
