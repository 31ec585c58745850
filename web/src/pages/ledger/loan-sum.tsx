import type { RouteOutput } from "#shared/contract/routes.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { wan, yuan } from "../../format/money.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Statistic } from "../../ui/statistic.tsx";

type Sum = Omit<RouteOutput<"sum-loans">, "more">;

/** What the loans of a list come to: those that a filter lets through. */
export function LoanSum({ filter }: { filter: AskedFilter }) {
  const sum = useLoad(`sum ${JSON.stringify(filter)}`, () => callRoute("sum-loans", { query: filter }));
  return (
    <WhenLoaded of={sum}>
      {({ more, ...figures }) => (
        <>
          <SumFigures sum={figures} />
          {more && (
            <p class="muted">贷款太多，以上只是前 {grouped(figures.loanCount)} 笔的合计；请缩小范围。</p>
          )}
        </>
      )}
    </WhenLoaded>
  );
}

/** A sum of loans in figures. */
export function SumFigures({ sum }: { sum: Sum }) {
  const { loanCount, disbursedFen, outstandingFen, creditLineFen } = sum;
  return (
    <dl class="statistics statistics-sum" aria-label="合计">
      <Statistic name="笔数" value={grouped(loanCount)} unit="笔" />
      <Statistic name="放款金额" value={wan(disbursedFen)} unit="万元">
        {yuan(disbursedFen)} 元
      </Statistic>
      <Statistic name="贷款余额" value={wan(outstandingFen)} unit="万元">
        {yuan(outstandingFen)} 元
      </Statistic>
      {creditLineFen > 0 && (
        <Statistic name="授信额度" value={wan(creditLineFen)} unit="万元">
          {yuan(creditLineFen)} 元
        </Statistic>
      )}
    </dl>
  );
}
