import type { Quarter } from "#shared/domain/base/quarter.ts";
import { type SubjectKind, subjectKindNames } from "#shared/domain/reports/assessment/subject.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { cardHash, type Scorecard } from "./assessment-data.ts";

const verdictTones: Record<Scorecard["verdict"], Tone> = {
  example: "green",
  fair: "blue",
  behind: "red",
  unscored: "grey",
};

/** Points as people write them. */
export function pointsText(points: number | null): string {
  return points === null ? "—" : points.toFixed(1);
}

/** What the rule says of a card, and what was decided about it. */
export function CardTags({ card }: { card: Scorecard }) {
  const { verdict, verdictName, example, rectification } = card;
  return (
    <>
      <Tag tone={verdictTones[verdict]}>{verdictName}</Tag>
      {example?.inForce && <Tag tone="green">典型</Tag>}
      {rectification?.inForce && <Tag tone="gold">{rectification.overdue ? "整改已过时限" : "整改中"}</Tag>}
      {rectification !== undefined && !rectification.inForce && <Tag tone="grey">已销号</Tag>}
    </>
  );
}

/** The cards of one kind of subject, each opening its figures; nothing where there is none to see. */
export function AssessmentCards(props: { kind: SubjectKind; cards: readonly Scorecard[]; quarter: Quarter }) {
  const { kind, cards, quarter } = props;
  const own = cards.filter((card) => card.kind === kind);
  if (own.length === 0) return null;
  const columns: readonly Column<Scorecard>[] = [
    {
      head: subjectKindNames[kind],
      rowHead: true,
      cell: (card) => <a href={cardHash(card, quarter)}>{card.name}</a>,
    },
    { head: "得分", kind: "figure", cell: ({ points }) => <b>{pointsText(points)}</b> },
    { head: "评价", cell: (card) => <CardTags card={card} /> },
    ...(own[0]?.scores ?? []).map(
      ({ measure, name }): Column<Scorecard> => ({
        head: name,
        kind: "figure",
        cell: ({ scores }) => pointsText(scores.find((one) => one.measure === measure)?.points ?? null),
      }),
    ),
  ];
  return (
    <Card title={subjectKindNames[kind]}>
      <Table
        label={`${subjectKindNames[kind]}的考核得分`}
        columns={columns}
        rows={own}
        keyOf={({ id }) => id}
        stacks
      />
    </Card>
  );
}
