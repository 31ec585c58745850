import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { Statistic } from "../../ui/statistic.tsx";

/** What is owed, overdue, settled, renewed and lent to poor households. */
export function Quality({ measures }: { measures: RouteOutput<"read-progress"> }) {
  const parts = [
    ["贷款余额", measures.outstandingFen, undefined],
    ["逾期", measures.overdueFen, undefined],
    ["不良", measures.nonPerformingFen, undefined],
    ["已结清", measures.settledFen, measures.settledCount],
    ["续贷（借新还旧）", measures.renewalFen, measures.renewalCount],
    ["建档立卡户", measures.poorFen, measures.poorCount],
  ] as const;
  return (
    <Card title="余额与质量">
      <dl class="statistics">
        {parts.map(([name, fen, count]) => (
          <Statistic key={name} name={name} value={<Money fen={fen} />} unit="万元">
            {count === undefined ? undefined : `${grouped(count)} 笔`}
          </Statistic>
        ))}
      </dl>
    </Card>
  );
}
