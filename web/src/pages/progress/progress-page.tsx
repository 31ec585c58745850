import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import type { PageProps } from "../page-props.ts";
import { Breakdown } from "./breakdown.tsx";
import { CountyNote } from "./county-note.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { Headline } from "./headline.tsx";
import { isUntouched } from "./is-untouched.ts";
import { ownCountyOf } from "./own-county.ts";
import { Quality } from "./quality.tsx";

/** How the programme stands against its goal, for everyone. */
export function ProgressPage({ me, programme, place }: PageProps) {
  const asOf = place.query.get("asOf") ?? "";
  const county = ownCountyOf({ me, programme });
  const loaded = useLoad(`progress ${asOf}`, () => callRoute("read-progress", { query: { asOf } }));
  return (
    <>
      <div class="page-head">
        <h1>{county === undefined ? "总进度" : `${county}进度`}</h1>
        <PeriodField
          kind="date"
          label="截至日期（空为今天）"
          value={asOf}
          onChange={(day) => {
            location.hash = hashOf(["progress"], { asOf: day });
          }}
        />
      </div>
      <WhenLoaded of={loaded}>
        {(progress) =>
          isUntouched(progress, asOf) ? (
            <div class="stack">
              <FirstSteps role={me.role} programme={programme} />
              <Headline progress={progress} programme={programme} />
            </div>
          ) : (
            <div class="stack">
              {county !== undefined && <CountyNote county={county} progress={progress} />}
              <Headline progress={progress} programme={programme} />
              <Quality measures={progress} />
              <div class="columns">
                {county === undefined && (
                  <Breakdown
                    title="分县（市、区）"
                    head="县（市、区）"
                    rows={progress.byCounty.map((row) => ({ ...row, key: row.code }))}
                  />
                )}
                <Breakdown
                  title="分客户类型"
                  head="客户类型"
                  rows={progress.byBorrowerType.map((row) => ({ ...row, key: row.type }))}
                />
              </div>
              {progress.byMonth.length === 0 ? (
                <Card title="分月">还没有入账的贷款。</Card>
              ) : (
                <Breakdown
                  title="分月"
                  head="放款月份"
                  rows={progress.byMonth.map((row) => ({ ...row, key: row.month, name: row.month }))}
                />
              )}
            </div>
          )
        }
      </WhenLoaded>
    </>
  );
}
