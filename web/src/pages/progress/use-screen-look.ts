import { useEffect, useMemo, useState } from "preact/hooks";
import { type ChartLook, screenLook } from "#shared/chart/chart-look.ts";

/** A screen of this many letters' width: the larger the screen, the larger the letters. */
const lettersAcross = 88;
const wide = 16 / 9;

/** The look of charts that fill a screen, in letters as large as the rest of the screen has them. */
export function useScreenLook(): ChartLook {
  const [fontSize, setFontSize] = useState(letterSize);
  useEffect(() => {
    const measure = () => setFontSize(letterSize());
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return useMemo(() => ({ ...screenLook, fontSize }), [fontSize]);
}

function letterSize(): number {
  return Math.min(window.innerWidth, window.innerHeight * wide) / lettersAcross;
}
