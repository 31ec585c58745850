import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { hashOf } from "../../hooks/place.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { AssociationRow } from "./association-row.ts";

/** The server confirms so many at once. */
const confirmedMax = 500;

/** The associations that a bank's file brought and nobody has confirmed: all are chosen, and confirmed together. */
export function WaitingAssociations(props: {
  waiting: readonly AssociationRow[];
  onConfirmed: () => void;
  onChoose: (associationId: string) => void;
}) {
  const { waiting, onConfirmed, onChoose } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const { busy, problem, run } = useTask();
  const chosen = waiting.filter(({ associationId }) => !left.has(associationId)).slice(0, confirmedMax);
  const toggle = (associationId: string) => {
    const next = new Set(left);
    if (!next.delete(associationId)) next.add(associationId);
    setLeft(next);
    setAsked(false);
  };
  const confirm = () =>
    run(
      () =>
        callRoute("confirm-associations", {
          body: { associationIds: chosen.map(({ associationId }) => associationId) },
        }),
      () => {
        setAsked(false);
        onConfirmed();
      },
    );
  return (
    <Card title={`待确认的农技协（${grouped(waiting.length)} 个）`}>
      <p class="muted">
        银行表格写了名录里没有的名称。确认是本项目的农技协后，才分到目标；写错的名称请不要确认，先“办理”：改名，或并入它本来的那个会。
      </p>
      <Table
        label="待确认的农技协"
        columns={[choiceColumn(left, toggle), ...columns, deedColumn(onChoose)]}
        rows={waiting}
        keyOf={({ associationId }) => associationId}
        stacks
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        {asked ? (
          <>
            <Button kind="primary" busy={busy} onClick={confirm}>
              {`是，确认这 ${grouped(chosen.length)} 个`}
            </Button>
            <Button disabled={busy} onClick={() => setAsked(false)}>
              再看看
            </Button>
          </>
        ) : (
          <Button kind="primary" disabled={chosen.length === 0} onClick={() => setAsked(true)}>
            {`确认所选的 ${grouped(chosen.length)} 个`}
          </Button>
        )}
      </div>
    </Card>
  );
}

const columns: readonly Column<AssociationRow>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationId, name }) => <a href={hashOf(["associations", associationId])}>{name}</a>,
  },
  { head: "县（市、区）", cell: ({ countyName }) => countyName },
  { head: "笔数", kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  { head: "发放（万元）", kind: "figure", cell: ({ disbursedFen }) => <Money fen={disbursedFen} /> },
];

function choiceColumn(
  left: ReadonlySet<string>,
  toggle: (associationId: string) => void,
): Column<AssociationRow> {
  return {
    head: "选择",
    cell: ({ associationId, name }) => (
      <input
        type="checkbox"
        aria-label={`选择${name}`}
        checked={!left.has(associationId)}
        onChange={() => toggle(associationId)}
      />
    ),
  };
}

/** The column by which something is done about one association. */
export function deedColumn(onChoose: (associationId: string) => void): Column<AssociationRow> {
  return {
    head: "操作",
    cell: ({ associationId, name }) => (
      <Button kind="text" onClick={() => onChoose(associationId)}>
        办理<span class="visually-hidden">：{name}</span>
      </Button>
    ),
  };
}
