import { AssociationsCard } from "./associations-card.tsx";
import { BanksCard } from "./banks-card.tsx";
import { BasesCard } from "./bases-card.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { CountiesCard } from "./counties-card.tsx";
import { CountyNote } from "./county-note.tsx";
import { CutOffHint } from "./cut-off-hint.tsx";
import { FreshnessCard } from "./freshness-card.tsx";
import { GoalCard } from "./goal-card.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { MonthsCard } from "./months-card.tsx";
import { QualityCard } from "./quality-card.tsx";
import { TasksCard } from "./tasks-card.tsx";
import { TypesCard } from "./types-card.tsx";

/** The cockpit as a page; those who may act on it also see what waits. */
export function Board({ data, mayAct }: { data: CockpitData; mayAct: boolean }) {
  return (
    <div class="stack cockpit">
      <p class="paper-head">
        {data.programme.name}
        {data.county}，截至 {data.progress.asOf}
      </p>
      {data.county !== undefined && <CountyNote county={data.county} progress={data.progress} />}
      <CutOffHint data={data} />
      <GoalCard data={data} />
      <KeyFigures data={data} />
      {mayAct && <TasksCard data={data} />}
      <div class="columns">
        <div class="stack">
          {data.county === undefined && <CountiesCard data={data} />}
          <QualityCard data={data} />
          <AssociationsCard data={data} />
        </div>
        <div class="stack">
          <MonthsCard data={data} />
          <TypesCard data={data} />
          <BasesCard data={data} />
          <BanksCard data={data} />
          <FreshnessCard data={data} />
        </div>
      </div>
    </div>
  );
}
