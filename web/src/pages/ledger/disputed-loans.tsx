import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Decider } from "#shared/domain/associations/disputed.ts";
import { attributionSourceNames } from "#shared/domain/ledger/attribution-source.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Pager } from "../../ui/pager.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Dispute = RouteOutput<"list-disputed-loans">["items"][number];

/** The server settles so many at once. */
const settledMax = 200;

const columns: readonly Column<Dispute>[] = [
  {
    head: "借据号",
    kind: "code",
    rowHead: true,
    cell: ({ loanNo, bankId }) => <a href={hashOf(["loans", loanNo], { bank: bankId })}>{loanNo}</a>,
  },
  { head: "借款人", cell: ({ borrowerName }) => borrowerName },
  { head: "放款金额（元）", kind: "figure", cell: ({ amountFen }) => yuan(amountFen) },
  { head: "放款日期", kind: "code", cell: ({ disbursedOn }) => disbursedOn },
  {
    head: "台账所属",
    cell: ({ associationName, associationSource }) =>
      `${associationName}（${attributionSourceNames[associationSource ?? "stated"]}）`,
  },
  { head: "会员名册所属", cell: ({ registeredName }) => registeredName },
];

/** The loans whose association differs from their borrower's in the register of members: asked, never presumed. */
export function DisputedLoans() {
  const [changes, setChanges] = useState(0);
  const [done, setDone] = useState<number>();
  const pages = usePages(`disputed loans ${changes}`, (cursor) =>
    callRoute("list-disputed-loans", { query: { cursor } }),
  );
  return (
    <Card title="归属不一致">
      <p class="muted">
        台账所记的农技协与会员名册不同的贷款。核定之后逐笔记入流水，银行以后的表格不再改动它的归属。
      </p>
      <WhenLoaded of={pages}>
        {({ items }) => (
          <Disputes
            items={items}
            onSettled={(settled) => {
              setDone(settled);
              setChanges(changes + 1);
            }}
          />
        )}
      </WhenLoaded>
      {done !== undefined && <Notice tone="success" title={`${grouped(done)} 笔已核定，逐笔记入流水。`} />}
      <Pager pages={pages} />
    </Card>
  );
}

function Disputes(props: { items: readonly Dispute[]; onSettled: (settled: number) => void }) {
  const { items, onSettled } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { busy, problem, run } = useTask();
  const chosen = items.filter((one) => !left.has(keyOf(one))).slice(0, settledMax);
  const settle = (by: Decider) =>
    run(
      () =>
        callRoute("settle-disputes", {
          body: { by, loans: chosen.map(({ bankId, loanNo }) => ({ bankId, loanNo })) },
        }),
      ({ settled }) => onSettled(settled),
    );
  const choice: Column<Dispute> = {
    head: "选择",
    cell: (one) => (
      <input
        type="checkbox"
        aria-label={`选择借据 ${one.loanNo}`}
        checked={!left.has(keyOf(one))}
        onChange={() => {
          const next = new Set(left);
          if (!next.delete(keyOf(one))) next.add(keyOf(one));
          setLeft(next);
        }}
      />
    ),
  };
  return (
    <>
      {items.length === 0 ? (
        <p>没有不一致的贷款。</p>
      ) : (
        <>
          <Table label="归属不一致的贷款" columns={[choice, ...columns]} rows={items} keyOf={keyOf} stacks />
          <div class="actions">
            <Button
              kind="primary"
              busy={busy}
              disabled={chosen.length === 0}
              onClick={() => settle("register")}
            >
              {`${grouped(chosen.length)} 笔改按会员名册`}
            </Button>
            <Button busy={busy} disabled={chosen.length === 0} onClick={() => settle("ledger")}>
              {`${grouped(chosen.length)} 笔保留台账所记`}
            </Button>
          </div>
        </>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}

function keyOf({ bankId, loanNo }: Dispute): string {
  return `${bankId} ${loanNo}`;
}
