import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { wan, yuan } from "../../format/money.ts";
import { Card } from "../../ui/card.tsx";
import { Statistic } from "../../ui/statistic.tsx";

type Standing = RouteOutput<"read-association">;

/** How an association stands: borrowed, owed, falling due and past due, and its loans by status. */
export function Standing({ standing }: { standing: Standing }) {
  return (
    <Card title={`截至 ${standing.asOf}`} extra={<span class="muted">{standing.countyName}</span>}>
      <dl class="statistics statistics-head">
        <Statistic name="累计发放" value={wan(standing.disbursedFen)} unit="万元">
          {yuan(standing.disbursedFen)} 元 · {grouped(standing.loanCount)} 笔
        </Statistic>
        <Statistic name="贷款余额" value={wan(standing.outstandingFen)} unit="万元">
          {yuan(standing.outstandingFen)} 元
        </Statistic>
        <Statistic
          name="已过到期日未还清"
          value={grouped(standing.pastDue.loanCount)}
          unit="笔"
          {...(standing.pastDue.loanCount > 0 ? { tone: "bad" as const } : {})}
        >
          余额 {wan(standing.pastDue.outstandingFen)} 万元
        </Statistic>
      </dl>
      <h3>即将到期</h3>
      <ul class="tiles">
        {standing.maturing.map((band) => (
          <li key={band.withinDays}>
            <span>{band.withinDays} 天内</span>
            <strong>{grouped(band.loanCount)} 笔</strong>
            <small>{wan(band.outstandingFen)} 万元</small>
          </li>
        ))}
      </ul>
      <h3>按状态</h3>
      <ul class="tiles">
        {standing.byStatus
          .filter((part) => part.loanCount > 0)
          .map((part) => (
            <li key={part.status}>
              <span>{part.name}</span>
              <strong>{grouped(part.loanCount)} 笔</strong>
              <small>{wan(part.disbursedFen)} 万元</small>
            </li>
          ))}
      </ul>
    </Card>
  );
}
