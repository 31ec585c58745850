import type { RouteOutput } from "#shared/contract/routes.ts";
import { hashOf } from "../../hooks/place.ts";
import { Notice } from "../../ui/notice.tsx";

/** The reports whose mails go no further without a person; nothing where there are none. */
export function MailingNotice({ items }: Pick<RouteOutput<"list-reports">, "items">) {
  const stuck = items.filter(({ mailing }) => mailing !== undefined && mailing.needsPerson > 0);
  if (stuck.length === 0) return null;
  return (
    <Notice tone="error" title="有月报邮件没有寄到，或不知道是否寄到。">
      <p>
        请处理：
        {stuck.map(({ month, mailing }) => (
          <a key={month} href={hashOf(["reports", month])}>
            {month} 月报（{mailing?.needsPerson} 封）{" "}
          </a>
        ))}
      </p>
    </Notice>
  );
}
