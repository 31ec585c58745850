import { AssociationsCard } from "./associations-card.tsx";
import { BanksCard } from "./banks-card.tsx";
import { BasesCard } from "./bases-card.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { CountiesCard } from "./counties-card.tsx";
import { CutOffHint } from "./cut-off-hint.tsx";
import { FreshnessCard } from "./freshness-card.tsx";
import { GoalCard } from "./goal-card.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { MonthsCard } from "./months-card.tsx";
import { QualityCard } from "./quality-card.tsx";
import { TypesCard } from "./types-card.tsx";

/** The cockpit as a page. */
export function Board({ data }: { data: CockpitData }) {
  return (
    <div class="stack cockpit">
      <p class="paper-head">
        {data.programme.name}，截至 {data.progress.asOf}
      </p>
      <CutOffHint data={data} />
      <GoalCard data={data} />
      <KeyFigures data={data} />
      <div class="columns">
        <div class="stack">
          <CountiesCard data={data} />
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
