import { useMemo } from "preact/hooks";
import type { ChartLook } from "#shared/chart/chart-look.ts";
import { goalChart } from "#shared/chart/goal-chart.ts";
import { goalWords } from "#shared/chart/goal-words.ts";
import { ChartBox } from "../../chart/chart-box.tsx";
import { ChartCard } from "./chart-card.tsx";
import { type CockpitData, hashOfFigure } from "./cockpit-data.ts";
import { ColourTag } from "./colour-tag.tsx";
import { goalFiguresOf } from "./goal-figures.ts";
import { GoalTable } from "./goal-table.tsx";

/** The goal as one picture, with its sentence above and its figures below. */
export function GoalCard({ data }: { data: CockpitData }) {
  const figures = useMemo(() => goalFiguresOf(data), [data]);
  const make = useMemo(() => (look: ChartLook) => goalChart(figures, look), [figures]);
  return (
    <ChartCard title="目标进度" data={data} part="goal" make={make}>
      <p class="headline">{goalWords(figures)}</p>
      <ColourTag colour={data.progress.colour} />
      <ChartBox
        make={make}
        size="tall"
        onPick={(month) => {
          location.hash = hashOfFigure({ month }, data);
        }}
      />
      <GoalTable data={data} figures={figures} />
    </ChartCard>
  );
}
