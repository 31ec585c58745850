import { groupBy } from "#shared/domain/base/group-by.ts";
import { grouped, percent } from "../../format/count.ts";
import { hashOf } from "../../hooks/place.ts";
import { Bar } from "../../ui/bar.tsx";
import { Card } from "../../ui/card.tsx";
import { Statistic } from "../../ui/statistic.tsx";
import type { CockpitData } from "./cockpit-data.ts";

/** How many associations have had a loan, and those that have not. */
export function AssociationsCard({ data }: { data: CockpitData }) {
  const { total, covered, withoutLoan, withoutLoanCount, unconfirmed } = data.cockpit.associations;
  const share = total === 0 ? 0 : covered / total;
  const byCounty = groupBy(withoutLoan, ({ countyName }) => countyName);
  return (
    <Card title="农技协覆盖">
      <dl class="statistics">
        <Statistic
          name="已有贷款"
          value={
            <a class="figure-link" href="#/associations">
              {grouped(covered)}
            </a>
          }
          unit={`个，共 ${grouped(total)} 个`}
        >
          覆盖 {percent(share * 100)}%
        </Statistic>
        <Statistic name="还没有贷款" value={grouped(withoutLoanCount)} unit="个" />
        {unconfirmed > 0 && (
          <Statistic name="待科协确认" value={grouped(unconfirmed)} unit="个">
            银行报来、名单上没有
          </Statistic>
        )}
      </dl>
      <Bar share={share} />
      {withoutLoanCount > 0 && (
        <details class="chart-data">
          <summary>看还没有贷款的 {grouped(withoutLoanCount)} 个农技协</summary>
          {[...byCounty].map(([county, associations]) => (
            <section key={county}>
              <h3>
                {county}（{associations.length}）
              </h3>
              <ul class="names">
                {associations.map(({ associationId, name }) => (
                  <li key={associationId}>
                    <a href={hashOf(["associations", associationId])}>{name}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {withoutLoan.length < withoutLoanCount && (
            <p class="muted">只列出前 {grouped(withoutLoan.length)} 个。</p>
          )}
        </details>
      )}
    </Card>
  );
}
