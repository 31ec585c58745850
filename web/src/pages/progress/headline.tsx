import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped, percent } from "../../format/count.ts";
import { wan, yuan } from "../../format/money.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { Statistic } from "../../ui/statistic.tsx";
import { GoalBar } from "./goal-bar.tsx";

/** The headline: what has been disbursed, its share of the goal, and whether that is on pace. */
export function Headline(props: {
  progress: RouteOutput<"read-progress">;
  programme: RouteOutput<"read-programme">;
}) {
  const { progress, programme } = props;
  const ahead = progress.aheadOfPacePercent >= 0;
  const outsideFen = progress.disbursedFen - progress.countedFen;
  return (
    <Card
      title={`截至 ${progress.asOf}`}
      extra={
        <span class="muted">
          {progress.dataOn !== undefined &&
            progress.dataOn < progress.asOf &&
            `银行数据截至 ${progress.dataOn} · `}
          目标期 {programme.firstOn} 至 {programme.lastOn}
        </span>
      }
    >
      <dl class="statistics statistics-head">
        <Statistic name="累计发放" value={wan(progress.disbursedFen)} unit="万元">
          {yuan(progress.disbursedFen)} 元 · {grouped(progress.loanCount)} 笔
        </Statistic>
        <Statistic name="占目标" value={percent(progress.percentOfGoal)} unit="%">
          目标 <Money fen={progress.goalFen} unit />
        </Statistic>
        <Statistic name="序时进度" value={percent(progress.timeElapsedPercent)} unit="%">
          {progress.loanCount === 0 ? (
            "还没有入账的贷款"
          ) : (
            <span class={ahead ? "tone-good" : "tone-bad"}>
              {ahead ? "超前" : "落后"} {percent(Math.abs(progress.aheadOfPacePercent))} 个百分点
            </span>
          )}
        </Statistic>
        <Statistic name="距目标还差" value={<Money fen={progress.remainingFen} />} unit="万元">
          {progress.requiredPerMonthFen === undefined ? (
            progress.timeElapsedPercent < 100 ? (
              "目标期剩余不足一个整月"
            ) : (
              "目标期已满"
            )
          ) : (
            <>
              余 {progress.remainingMonths} 个月，每月需发放 <Money fen={progress.requiredPerMonthFen} unit />
            </>
          )}
        </Statistic>
      </dl>
      <GoalBar percentOfGoal={progress.percentOfGoal} timeElapsedPercent={progress.timeElapsedPercent} />
      {outsideFen !== 0 && (
        <p class="muted">其中 {yuan(outsideFen)} 元的放款日期不在目标期内，不计入目标。</p>
      )}
    </Card>
  );
}
