import { useState } from "preact/hooks";
import { addMonths, type Month } from "#shared/domain/base/month.ts";
import { callRoute } from "../../api/call-route.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";

/** For how many months that are over it can be stated here. */
const monthsOffered = 6;

/** Where a liaison says that there is nothing new of a month, for which no file comes. */
export function NoNewsCard({ thisMonth, onStated }: { thisMonth: Month; onStated: () => void }) {
  const months = Array.from({ length: monthsOffered }, (_, index) => addMonths(thisMonth, -1 - index));
  const [month, setMonth] = useState(months[0] ?? thisMonth);
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState<string>();
  const { busy, problem, run } = useTask();
  const state = () =>
    run(
      () => callRoute("state-no-news", { body: { month } }),
      () => {
        setAsked(false);
        setDone(month);
        onStated();
      },
    );
  return (
    <Card title="这个月没有新增">
      <p class="muted">
        没有新发放、余额和状态也没有变化的月份，不用上传表格，在这里说明即可；月报不再等这份数据。
      </p>
      <div class="filters">
        <SelectField
          label="月份"
          value={month}
          options={months.map((one) => [one, one] as const)}
          onChange={(chosen) => {
            setMonth(chosen);
            setAsked(false);
          }}
        />
        {asked ? (
          <>
            <Button kind="primary" busy={busy} onClick={state}>{`是，${month} 没有新增和变化`}</Button>
            <Button disabled={busy} onClick={() => setAsked(false)}>
              再看看
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{`说明 ${month} 没有新增`}</Button>
        )}
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done !== undefined && (
        <Notice tone="success" title={`已说明 ${done} 没有新增和变化。`}>
          说错了的，可以在上面的导入记录里撤销。
        </Notice>
      )}
    </Card>
  );
}
