import { oneDecimal } from "#shared/chart/chart-money.ts";
import { grouped } from "../../format/count.ts";
import { wan } from "../../format/money.ts";
import { Statistic } from "../../ui/statistic.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

/** The headline in large figures. */
export function ScreenFigures({ data }: { data: CockpitData }) {
  const { progress } = data;
  const ahead = progress.aheadOfPacePercent;
  return (
    <dl class="screen-figures">
      <Statistic
        name="累计发放"
        value={<FigureLink data={data} of={{ counted: true }} fen={progress.countedFen} />}
        unit="万元"
      >
        目标 {wan(progress.goalFen)} 万元
      </Statistic>
      <Statistic name="占目标" value={oneDecimal(progress.percentOfGoal)} unit="%">
        {grouped(progress.loanCount)} 笔
      </Statistic>
      <Statistic name="序时进度" value={oneDecimal(progress.timeElapsedPercent)} unit="%">
        {progress.loanCount === 0 ? (
          "还没有入账的贷款"
        ) : (
          <span class={ahead >= 0 ? "tone-good" : "tone-bad"}>
            {ahead >= 0 ? "超前" : "落后"} {oneDecimal(Math.abs(ahead))} 个百分点
          </span>
        )}
      </Statistic>
      <Statistic name="距目标还差" value={wan(progress.remainingFen)} unit="万元">
        还有 {progress.remainingMonths} 个月
      </Statistic>
      <Statistic name="今后每月需发放" value={wan(progress.requiredPerMonthFen ?? 0)} unit="万元">
        {progress.recentPerMonthFen === undefined ? "" : `近期月均 ${wan(progress.recentPerMonthFen)} 万元`}
      </Statistic>
    </dl>
  );
}

/** Coverage, quality and poor households in short. */
export function ScreenQuality({ data }: { data: CockpitData }) {
  const { associations, quality, poor, freshness } = data.cockpit;
  const oldest = [...freshness].sort((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0))[0];
  return (
    <dl class="screen-quality">
      <Statistic name="农技协覆盖" value={`${associations.covered}/${associations.total}`}>
        {grouped(associations.withoutLoanCount)} 个没有贷款
      </Statistic>
      <Statistic
        name="建档立卡户"
        value={<FigureLink data={data} of={{ measure: "poor" }} fen={poor.disbursedFen} />}
        unit="万元"
      >
        {grouped(poor.loanCount)} 笔，占 {oneDecimal(poor.percentOfDisbursed)}%
      </Statistic>
      <Statistic name="逾期率" value={quality.overduePercent.toFixed(2)} unit="%">
        <FigureLink data={data} of={{ measure: "overdue" }} fen={quality.overdue.outstandingFen} /> 万元
      </Statistic>
      <Statistic name="不良率" value={quality.nonPerformingPercent.toFixed(2)} unit="%">
        <FigureLink
          data={data}
          of={{ measure: "nonPerforming" }}
          fen={quality.nonPerforming.outstandingFen}
        />{" "}
        万元
      </Statistic>
      <Statistic name="数据日期" value={oldest?.dataOn ?? "—"}>
        <span class={oldest?.stale ? "tone-bad" : "tone-good"}>
          {oldest?.ageDays === null || oldest === undefined ? "还没有数据" : `${oldest.ageDays} 天前`}
        </span>
      </Statistic>
    </dl>
  );
}
