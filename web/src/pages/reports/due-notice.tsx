import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Notice } from "../../ui/notice.tsx";
import { WaitingNotice } from "./waiting-notice.tsx";

const monthsNamed = 6;

/** Which reports should be there and are not, or when the next one comes. */
export function DueNotice({ reports: { due, items } }: { reports: RouteOutput<"list-reports"> }) {
  const { missing, waiting, next } = due;
  if (next === undefined && missing.length + waiting.length + items.length === 0)
    return <Notice tone="info">台账还没有流水。第一笔入账以后，系统每月自动发布上月月报。</Notice>;
  const coming =
    next === undefined
      ? "合作期已经结束，贷款已全部结清，之后不再自动发布。"
      : `${next.month} 月报将于 ${shanghaiTime(next.dueAt)} 自动发布。届时银行数据还没有到月末的，等数据入账后发布。`;
  if (missing.length === 0)
    return waiting.length > 0 ? (
      <WaitingNotice waiting={waiting} />
    ) : (
      <Notice
        tone={items.length === 0 ? "info" : "success"}
        title={items.length === 0 ? "还没有到期应自动发布的月报。" : "该发布的月报都已发布。"}
      >
        {coming}
      </Notice>
    );
  const named = missing.slice(0, monthsNamed).join("、");
  return (
    <Notice
      tone="warning"
      title={`还有 ${missing.length} 期月报没有发布：${named}${missing.length > monthsNamed ? " 等" : ""}。`}
    >
      <p>系统会在下一个整点自动补发，科协也可以现在手工发布。{coming}</p>
      <WaitingNotice waiting={waiting} />
    </Notice>
  );
}
