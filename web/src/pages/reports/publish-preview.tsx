import { lastDayOf } from "#shared/domain/base/month.ts";
import { awaitedOf, awaitedSentence, type BankData } from "#shared/domain/reports/awaited-data.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped, percent } from "../../format/count.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";

/** What the report of a month would say in its head, as the ledger is now, and whose data it would lack. */
export function PublishPreview({ month, banks }: { month: string; banks: readonly BankData[] }) {
  const awaited = awaitedOf(banks, lastDayOf(month));
  const loaded = useLoad(`preview ${month}`, () =>
    callRoute("read-progress", { query: { asOf: lastDayOf(month) } }),
  );
  return (
    <section aria-label={`${month} 月报将写入的数字`}>
      {awaited.length > 0 && (
        <Notice tone="warning" title="银行数据还没有到月末。">
          现在发布，月报的第一句话会写明：{awaitedSentence(awaited, lastDayOf(month))}
        </Notice>
      )}
      <h3>将写入的主要数字</h3>
      <WhenLoaded of={loaded}>
        {(progress) => {
          const own = progress.byMonth.find((line) => line.month === month);
          return (
            <Facts
              facts={[
                ["本月发放（万元）", <Money key="month" fen={own?.disbursedFen ?? 0} />],
                ["本月笔数", `${grouped(own?.loanCount ?? 0)} 笔`],
                ["累计发放（万元）", <Money key="all" fen={progress.disbursedFen} />],
                ["累计笔数", `${grouped(progress.loanCount)} 笔`],
                ["占目标", `${percent(progress.percentOfGoal)}%`],
                ["序时进度", `${percent(progress.timeElapsedPercent)}%`],
              ]}
            />
          );
        }}
      </WhenLoaded>
    </section>
  );
}
