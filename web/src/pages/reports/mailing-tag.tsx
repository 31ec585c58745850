import type { RouteOutput } from "#shared/contract/routes.ts";
import { Tag } from "../../ui/tag.tsx";

type Mailing = RouteOutput<"list-reports">["items"][number]["mailing"];

/** What became of the mails about a report, in a word or two. */
export function MailingTag({ mailing }: { mailing: Mailing }) {
  if (mailing === undefined) return <span class="muted">—</span>;
  const { withheld, needsPerson, sent, toOutbox } = mailing;
  const waiting = mailing.reserved + mailing.sending + mailing.refused + mailing.unknown - needsPerson;
  if (needsPerson > 0) return <Tag tone="red">{needsPerson} 封待处理</Tag>;
  if (waiting > 0) return <Tag tone="gold">{waiting} 封待发送</Tag>;
  if (withheld !== undefined) return <Tag tone="grey">{withheldTexts[withheld]}</Tag>;
  if (toOutbox > 0) return <Tag tone="gold">{toOutbox} 封存入发件箱，未寄出</Tag>;
  return <Tag tone="green">{sent} 封已发送</Tag>;
}

/** Why no mail goes out with a report. */
export const withheldTexts: Record<NonNullable<NonNullable<Mailing>["withheld"]>, string> = {
  "made-later": "补发的月报不自动寄送",
  revised: "已有更正版",
  "no-recipients": "没有设置收件人",
  "no-mailer": "没有设置发信",
};
