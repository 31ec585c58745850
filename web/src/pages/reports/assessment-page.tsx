import { quarterText } from "#shared/domain/base/quarter.ts";
import { type SubjectKind, subjectKinds } from "#shared/domain/reports/assessment/subject.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf, type Place } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { PageProps } from "../page-props.ts";
import { AssessmentCards } from "./assessment-cards.tsx";
import type { Assessment } from "./assessment-data.ts";
import { AssessmentItems } from "./assessment-items.tsx";
import { DecisionsCard } from "./decisions-card.tsx";
import { ScorecardCard } from "./scorecard-card.tsx";

/** The scorecards of a quarter, the last one that is over where the address names none, or the one of them that it names. */
export function AssessmentPage(props: PageProps) {
  const { place } = props;
  const quarter = place.query.get("quarter") ?? undefined;
  const loaded = useLoad(`assessment ${quarter ?? ""}`, () =>
    callRoute("read-assessment", { query: { quarter } }),
  );
  const [, kind, id] = place.parts;
  const isOne = kind !== undefined && id !== undefined;
  return (
    <>
      {isOne ? (
        <Crumbs href={hashOf(["assessment"], { quarter })} list="考核" title="考核得分" />
      ) : (
        <h1>考核</h1>
      )}
      <WhenLoaded of={loaded}>
        {(data) =>
          isOne ? (
            <OneCard {...props} data={data} of={{ kind, id }} onChanged={loaded.reload} />
          ) : (
            <AllCards data={data} place={place} />
          )
        }
      </WhenLoaded>
    </>
  );
}

function AllCards({ data, place }: { data: Assessment; place: Place }) {
  const { quarter, quarters, asOf, dataOn, cards, rules } = data;
  const kinds: readonly SubjectKind[] = subjectKinds;
  /** Where no book came, nobody is behind: a reproach would rest on nothing. */
  const hasNothing = dataOn === null && cards.every(({ points }) => !points);
  return (
    <div class="stack">
      <Card>
        <div class="filters">
          <SelectField
            label="季度"
            value={quarter}
            options={quarters.map((one) => [one, quarterText(one)])}
            onChange={(chosen) => {
              location.hash = hashOf(place.parts, { quarter: chosen });
            }}
          />
        </div>
        <p class="muted">
          截至 {asOf}
          {dataOn !== null && `，银行数据截至 ${dataOn}`}。满分 100，{rules.exampleFrom}{" "}
          分以上且没有不良的符合典型条件，低于 {rules.behindBelow}{" "}
          分的应整改；没有数据的指标不计，按其余权重折算。
          {!rules.inReport && "考核得分现不写入月报（在“设置”里改）。"}
        </p>
      </Card>
      <AssessmentItems items={data.openItems} />
      {cards.length === 0 && (
        <Card>
          <Empty>这个季度没有您可以看的考核对象。</Empty>
        </Card>
      )}
      {hasNothing && cards.length > 0 && (
        <Card>
          <Empty>还没有这个季度的银行数据，不评分。银行的表入账后再看。</Empty>
        </Card>
      )}
      {!hasNothing &&
        kinds.map((kind) => <AssessmentCards key={kind} kind={kind} cards={cards} quarter={quarter} />)}
    </div>
  );
}

function OneCard(
  props: PageProps & { data: Assessment; of: { kind: string; id: string }; onChanged: () => void },
) {
  const { data, of, me, programme, onChanged } = props;
  const card = data.cards.find(({ kind, id }) => kind === of.kind && id === of.id);
  if (card === undefined) return <Notice tone="warning" title="这个季度没有这个考核对象。" />;
  return (
    <div class="stack">
      <ScorecardCard card={card} data={data} me={me} programme={programme} />
      <DecisionsCard
        key={`${card.example?.revision} ${card.rectification?.revision}`}
        card={card}
        data={data}
        onChanged={onChanged}
      />
    </div>
  );
}
