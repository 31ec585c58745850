/** How far some work was at a moment, and how much of it gets done a second, smoothed. */
export type WorkPace = { atMs: number; done: number; perSecond?: number | undefined };

const smoothingSeconds = 3;
const secondsBetweenMin = 0.3;

/** The pace of work that has done so much by now; work that starts again has no pace yet. */
export function nextPace(before: WorkPace | undefined, done: number, atMs: number): WorkPace {
  if (before === undefined || done < before.done) return { atMs, done };
  const seconds = (atMs - before.atMs) / 1000;
  if (seconds < secondsBetweenMin) return before;
  const perSecond = (done - before.done) / seconds;
  const weight = 1 - Math.exp(-seconds / smoothingSeconds);
  const smoothed =
    before.perSecond === undefined ? perSecond : before.perSecond + weight * (perSecond - before.perSecond);
  return { atMs, done, perSecond: smoothed };
}

/** How many seconds the rest will take at a pace; `undefined` while that is unknown. */
export function secondsLeft(pace: WorkPace | undefined, total: number): number | undefined {
  if (pace?.perSecond === undefined || pace.perSecond <= 0 || pace.done >= total) return undefined;
  return (total - pace.done) / pace.perSecond;
}
