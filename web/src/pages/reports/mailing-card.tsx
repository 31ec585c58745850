import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { type DeliveryAction, deliveryStateNames, refusalTexts } from "#shared/domain/reports/mailing.ts";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { withheldTexts } from "./mailing-tag.tsx";

type Delivery = RouteOutput<"read-mailing">["deliveries"][number];

const tones: Record<Delivery["state"], Tone> = {
  reserved: "gold",
  sending: "blue",
  sent: "green",
  refused: "red",
  unknown: "red",
};

/** Whom a report was mailed to and how that went; those who may decide settle mails whose fate is unknown. */
export function MailingCard({ month, mayDecide }: { month: string; mayDecide: boolean }) {
  const loaded = useLoad(`mailing ${month}`, () => callRoute("read-mailing", { params: { month } }));
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState<ProblemError>();
  const decide = (deliveryId: string, action: DeliveryAction) => {
    setBusy(deliveryId);
    setProblem(undefined);
    callRoute("decide-delivery", { params: { month }, body: { deliveryId, action } })
      .then(undefined, (error: unknown) => setProblem(asProblem(error)))
      .finally(() => {
        setBusy("");
        loaded.reload();
      });
  };
  const buttons: Column<Delivery> = {
    head: "处理",
    cell: (delivery) => (
      <Decision delivery={delivery} busy={busy === delivery.deliveryId} onDecide={decide} />
    ),
  };
  return (
    <Card title="发送情况">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <WhenLoaded of={loaded}>
        {({ deliveries, withheld, stamped }) => (
          <>
            <p class="muted">
              {stamped ? stampedText : notStampedText}
              {!stamped && deliveries.some(({ state }) => state === "sent") && byMailText}
            </p>
            {withheld !== undefined && (
              <p class="muted">{withheldTexts[withheld]}，这份月报没有用邮件寄送。</p>
            )}
            {deliveries.length === 0 ? (
              withheld === undefined && <Empty>{notMailedText}</Empty>
            ) : (
              <Table
                label="发送情况"
                columns={
                  mayDecide && deliveries.some(({ needsPerson }) => needsPerson)
                    ? [...columns, buttons]
                    : columns
                }
                rows={deliveries}
                keyOf={({ deliveryId }) => deliveryId}
              />
            )}
          </>
        )}
      </WhenLoaded>
    </Card>
  );
}

const stampedText = "这份月报已由时间戳机构盖戳，证据包里有时间戳。";
const notStampedText = "这份月报没有外部机构的时间戳（没有设置时间戳机构，或者机构还没有答复）。";
const byMailText = "对外证明以寄出的邮件所载的哈希为准。";
const notMailedText = "没有寄送记录。刚发布的月报，设有收件人才会在一小时内寄出；以前发布的不补寄。";

const columns: readonly Column<Delivery>[] = [
  { head: "收件人", rowHead: true, cell: ({ recipient }) => recipient },
  { head: "状态", cell: ({ state }) => <Tag tone={tones[state]}>{deliveryStateNames[state]}</Tag> },
  { head: "时间", kind: "code", cell: ({ changedAt }) => shanghaiTime(changedAt) },
  { head: "次数", kind: "figure", cell: ({ attemptCount }) => attemptCount },
  { head: "说明", cell: (delivery) => explanation(delivery) },
];

function explanation({ state, reason, retryAt, toOutbox, decisions }: Delivery): string {
  const parts = [
    ...(reason === undefined ? [] : [refusalTexts[reason]]),
    ...(retryAt === undefined ? [] : [`${shanghaiTime(retryAt)} 后自动重试`]),
    ...(state === "sent" && toOutbox ? ["未设置邮件服务器，只存入发件箱文件夹，没有寄出"] : []),
    ...(state === "unknown" ? ["邮件服务器没有答复，对方可能已收到，请先问对方再处理"] : []),
    ...decisions
      .slice(-1)
      .map(({ action, by, at }) => `${shanghaiTime(at)} ${by} 确认${actionNames[action]}`),
  ];
  return parts.join("；");
}

const actionNames: Record<DeliveryAction, string> = { received: "对方已收到", again: "再发一次" };

function Decision(props: {
  delivery: Delivery;
  busy: boolean;
  onDecide: (deliveryId: string, action: DeliveryAction) => void;
}) {
  const { delivery, busy, onDecide } = props;
  if (!delivery.needsPerson) return null;
  return (
    <span class="actions-inline">
      {delivery.state === "unknown" && (
        <Button busy={busy} onClick={() => onDecide(delivery.deliveryId, "received")}>
          已收到
        </Button>
      )}
      <Button busy={busy} onClick={() => onDecide(delivery.deliveryId, "again")}>
        再发一次
      </Button>
    </span>
  );
}
