import { useEffect, useRef } from "preact/hooks";
import { type ChartLook, lightLook } from "#shared/chart/chart-look.ts";
import { Loading } from "../ui/loading.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { ChartMaker, Drawing } from "./engine.ts";
import { useEngine } from "./use-engine.ts";

/** A chart that says in words what it shows; a part of it that is pressed goes to `onPick`. */
export function ChartBox(props: {
  make: ChartMaker;
  look?: ChartLook;
  size?: "tall" | "low" | "fill";
  onPick: (part: string) => void;
}) {
  const { make, look = lightLook, size = "low", onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | undefined>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;
  const { data: engine, problem, reload } = useEngine();
  useEffect(() => {
    if (engine === undefined || box.current === null) return;
    drawing.current = engine.drawInto(box.current, (part) => pick.current(part));
    return () => drawing.current?.remove();
  }, [engine]);
  useEffect(() => drawing.current?.show(make, look), [engine, make, look]);
  return (
    <div class={`chart chart-${size}`}>
      <div class="chart-canvas" role="img" aria-label={make(look).words} ref={box} />
      {engine === undefined && problem === undefined && <Loading />}
      {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
    </div>
  );
}
