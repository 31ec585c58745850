import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Notice } from "../../ui/notice.tsx";

const monthsNamed = 6;

type Waiting = RouteOutput<"list-reports">["due"]["waiting"];
type Banks = Waiting[number]["banks"];

/** Which reports wait for the data of banks, of whose, and until when; nothing while none waits. */
export function WaitingNotice({ waiting }: { waiting: Waiting }) {
  if (waiting.length === 0) return null;
  return (
    <Notice tone="warning" title={`有 ${waiting.length} 期月报在等银行数据，暂不发布。`}>
      {waiting.slice(0, monthsNamed).map(({ month, until, banks }) => (
        <p key={month}>
          {month} 月报：等{banksText(banks)}报来截至月末的数据，入账后在下一个整点自动发布；到{" "}
          {shanghaiTime(until)} 还没有报来的，写明缺谁的数据后发布。
        </p>
      ))}
    </Notice>
  );
}

/** Banks by name, each with how far its data reaches. */
export function banksText(banks: Banks): string {
  return banks
    .map(({ name, dataOn }) => `${name}（${dataOn === null ? "没有数据日期" : `已到 ${dataOn}`}）`)
    .join("、");
}
