import { useCallback, useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { goalChart } from "#shared/chart/goal-chart.ts";
import { goalWords } from "#shared/chart/goal-words.ts";
import { monthChart } from "#shared/chart/month-chart.ts";
import { ChartBox } from "../../chart/chart-box.tsx";
import { clockTime } from "../../format/instant.ts";
import { Button } from "../../ui/button.tsx";
import { type CockpitData, hashOfFigure } from "./cockpit-data.ts";
import { cockpitHash } from "./cockpit-hash.ts";
import { ColourTag } from "./colour-tag.tsx";
import { goalFiguresOf } from "./goal-figures.ts";
import { ScreenCounties } from "./screen-counties.tsx";
import { ScreenFigures, ScreenQuality } from "./screen-figures.tsx";
import { useLeaving } from "./use-leaving.ts";
import { useScreenLook } from "./use-screen-look.ts";

/** The cockpit for a projector: what is said in a meeting, legible from the last row, on one screen without scrolling. */
export function ScreenBoard(props: {
  data: CockpitData;
  asOf: string;
  /** Of when the data is, where it could not be loaded again. */
  staleSince: string | undefined;
}) {
  const { data, asOf, staleSince } = props;
  const leave = useCallback(() => {
    if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
    location.replace(cockpitHash({ asOf }));
  }, [asOf]);
  useLeaving(leave);
  const look = useScreenLook();
  const figures = useMemo(() => goalFiguresOf(data), [data]);
  const goal = useMemo(() => (one: ChartLook) => goalChart(figures, one), [figures]);
  const months = useMemo(() => (one: ChartLook) => monthChart(data.progress.byMonth, one), [data]);
  const openMonth = (month: string) => {
    location.hash = hashOfFigure({ month }, data);
  };
  return (
    <div class={data.county === undefined ? "screen" : "screen screen-county"}>
      <header class="screen-head">
        <h1>
          {data.programme.name}
          {data.county !== undefined && ` · ${data.county}`}
        </h1>
        <ColourTag colour={data.progress.colour} />
        <span class={staleSince === undefined ? "screen-note" : "screen-note tone-bad"} role="status">
          {staleSince === undefined
            ? "每 3 分钟自动更新"
            : `连接不上服务器，以下为 ${clockTime(staleSince)} 的数据，仍在自动重试`}
        </span>
        <Button onClick={leave}>退出投屏（Esc）</Button>
      </header>
      <p class="screen-words">{goalWords(figures)}</p>
      <ScreenFigures data={data} />
      <section class="screen-goal" aria-label="目标进度">
        <ChartBox make={goal} look={look} size="fill" onPick={openMonth} />
      </section>
      {data.county === undefined && <ScreenCounties data={data} />}
      <section class="screen-months" aria-label="分月发放">
        <h2>分月发放</h2>
        <ChartBox make={months} look={look} size="fill" onPick={openMonth} />
      </section>
      <ScreenQuality data={data} />
    </div>
  );
}
