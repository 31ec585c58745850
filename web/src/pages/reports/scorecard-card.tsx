import { firstDayOf } from "#shared/domain/base/month.ts";
import { monthsOfQuarter } from "#shared/domain/base/quarter.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { grouped } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { loansHash } from "../ledger/loan-query.ts";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { CardTags, pointsText } from "./assessment-cards.tsx";
import type { Assessment, Scorecard } from "./assessment-data.ts";

type Score = Scorecard["scores"][number];
type Props = Pick<PageProps, "me" | "programme"> & { card: Scorecard; data: Assessment };

/** One scorecard: each measure with its weight, its points, and the figures that they come from. */
export function ScorecardCard(props: Props) {
  const { card } = props;
  const columns: readonly Column<Score>[] = [
    { head: "指标", rowHead: true, cell: ({ name }) => name },
    { head: "得分", kind: "figure", cell: ({ points }) => <b>{pointsText(points)}</b> },
    { head: "权重", kind: "figure", cell: ({ weight }) => `${weight}%` },
    { head: "依据", cell: (score) => <Figures score={score} href={sourceOf(score.measure, props)} /> },
    { head: "计分办法", cell: ({ rule }) => <span class="muted">{rule}</span> },
  ];
  return (
    <Card title={card.name} extra={<CardTags card={card} />}>
      <p>
        得分 <b>{pointsText(card.points)}</b>
        <span class="muted">（满分 100，由有数据的指标按权重平均）</span>
      </p>
      {card.scores.length > 0 && (
        <Table
          label={`${card.name}的逐项得分`}
          columns={columns}
          rows={card.scores}
          keyOf={({ measure }) => measure}
          stacks
        />
      )}
      <p class="muted">
        得分按季末数据计算；点开看到的是台账现在的明细，季末以后又还款、补报或更正的，会与得分依据的数不同。
      </p>
    </Card>
  );
}

function Figures({ score, href }: { score: Score; href: string | undefined }) {
  const { figures, measure } = score;
  if (figures === null || figures.of === 0) return <span class="muted">没有数据，不计</span>;
  const text = figuresTexts[measure](
    figures.unit === "fen" ? `${yuan(figures.done)} 元` : grouped(figures.done),
    figures.unit === "fen" ? `${yuan(figures.of)} 元` : grouped(figures.of),
  );
  return href === undefined ? <span>{text}</span> : <a href={href}>{text}</a>;
}

const figuresTexts: Record<Score["measure"], (done: string, of: string) => string> = {
  completion: (done, of) => `累计发放 ${done}，季末应达到 ${of}`,
  growth: (done, of) => `本季发放 ${done}，上年同季 ${of}`,
  newMembers: (done, of) => `季初没有贷款的会员 ${of} 名，本季首次获贷 ${done} 名`,
  poorReached: (done, of) => `会员中建档立卡户 ${of} 名，获得过贷款 ${done} 名`,
  overdue: (done, of) => `逾期余额 ${done}，余额 ${of}`,
  nonPerforming: (done, of) => `不良余额 ${done}，余额 ${of}`,
  books: (done, of) => `应报 ${of} 个月，按期报齐 ${done} 个月`,
  answers: (done, of) => `到期更正申请 ${of} 件，按期答复 ${done} 件`,
};

/** Where the figures of a measure can be looked at; nowhere where a caller may not. */
function sourceOf(measure: Score["measure"], { card, data, me, programme }: Props): string | undefined {
  const { kind, id } = card;
  if (measure === "books") return mayCall(me.role, "list-imports") ? hashOf(["imports"]) : undefined;
  if (measure === "answers") return hashOf(["corrections"]);
  if (measure === "newMembers" || measure === "poorReached") return membersOf(card, me.role);
  const own: AskedFilter = { [filterNames[kind]]: id };
  const until = { ...own, disbursedUntil: data.asOf };
  if (measure === "overdue" || measure === "nonPerforming") return loansHash({ ...until, measure });
  const from = measure === "completion" ? programme.firstOn : firstDayOf(monthsOfQuarter(data.quarter)[0]);
  return loansHash({ ...until, disbursedFrom: from });
}

/** By what the list of loans knows each kind of subject. */
const filterNames = {
  county: "countyCode",
  association: "associationId",
  branch: "branch",
} as const satisfies Record<Scorecard["kind"], keyof AskedFilter>;

function membersOf({ kind, id }: Scorecard, role: Props["me"]["role"]): string | undefined {
  if (kind !== "association") return undefined;
  return role === "association" ? hashOf(["members"]) : hashOf(["associations", id, "members"]);
}
