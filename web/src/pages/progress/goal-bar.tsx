import { percent } from "../../format/count.ts";

/** The share of the goal as a bar, with a mark where the scheduled pace stands. */
export function GoalBar(props: { percentOfGoal: number; timeElapsedPercent: number }) {
  const goal = Math.min(Math.max(props.percentOfGoal, 0), 100);
  const time = Math.min(Math.max(props.timeElapsedPercent, 0), 100);
  const label = `占目标 ${percent(props.percentOfGoal)}%，序时进度 ${percent(props.timeElapsedPercent)}%`;
  return (
    <div class="goal" role="img" aria-label={label}>
      <div class="goal-track">
        <div class="goal-fill" style={{ width: `${goal}%` }} />
        <div class="goal-mark" style={{ left: `${time}%` }} />
      </div>
      <div class="goal-legend" aria-hidden="true">
        <span class="key key-fill">占目标 {percent(props.percentOfGoal)}%</span>
        <span class="key key-mark">序时进度 {percent(props.timeElapsedPercent)}%</span>
      </div>
    </div>
  );
}
