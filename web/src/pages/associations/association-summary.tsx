import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { shortWan, yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { Card } from "../../ui/card.tsx";
import { type Tile, Tiles } from "../../ui/tiles.tsx";
import { SummarySentence } from "./summary-sentence.tsx";

type Association = RouteOutput<"read-association">;

type Props = { association: Association; base: readonly string[]; query: URLSearchParams };

/** How an association stands, each figure opening its loans below; `base` is the page's own address. */
export function AssociationSummary({ association, base, query }: Props) {
  const opened = (name: string, value: string) => ({
    href: hashOf(base, { [name]: value }),
    isCurrent: query.get(name) === value,
  });
  return (
    <Card title={`截至 ${association.asOf}`} extra={<span class="muted">{association.countyName}</span>}>
      <SummarySentence association={association} base={base} />
      <div class="summary-parts">
        <section>
          <h3>即将到期</h3>
          <Tiles
            label="即将到期"
            tiles={[
              ...association.maturing.map((band) => ({
                name: `${band.withinDays} 天内`,
                ...owed(band),
                ...opened("due", String(band.withinDays)),
              })),
              {
                name: "已过到期日",
                ...owed(association.pastDue),
                tone: association.pastDue.loanCount > 0 ? ("bad" as const) : undefined,
                ...opened("due", "past"),
              },
            ]}
          />
        </section>
        <section>
          <h3>按状态</h3>
          <Tiles
            label="按状态"
            tiles={association.byStatus
              .filter((part) => part.loanCount > 0)
              .map((part) => ({
                name: part.name,
                ...lent(part),
                tone: part.status === "overdue" ? ("bad" as const) : undefined,
                ...opened("status", part.status),
              }))}
          />
        </section>
        <section>
          <h3>按借款人</h3>
          <Tiles
            label="按借款人"
            tiles={association.byBorrowerType.map((part) => ({
              name: part.type === "association" ? "本会自己" : part.name,
              ...lent(part),
              ...(part.loanCount > 0 ? opened("type", part.type) : {}),
            }))}
          />
        </section>
      </div>
    </Card>
  );
}

function owed(part: { loanCount: number; outstandingFen: number }): Pick<Tile, "value" | "note" | "title"> {
  return {
    value: `${grouped(part.loanCount)} 笔`,
    note: `余额 ${shortWan(part.outstandingFen)} 万元`,
    title: `${yuan(part.outstandingFen)} 元`,
  };
}

function lent(part: { loanCount: number; disbursedFen: number }): Pick<Tile, "value" | "note" | "title"> {
  return {
    value: `${grouped(part.loanCount)} 笔`,
    note: `放款 ${shortWan(part.disbursedFen)} 万元`,
    title: `${yuan(part.disbursedFen)} 元`,
  };
}
