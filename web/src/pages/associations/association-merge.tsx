import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { AssociationRow } from "./association-row.ts";

type MergeProps = {
  item: AssociationRow;
  /** All that are on the register. */
  items: readonly AssociationRow[];
  why: string;
  onDone: () => void;
};

/** Makes one association of two names of it, or takes them apart again. */
export function AssociationMerge({ item, items, why, onDone }: MergeProps) {
  return item.mergedInto === undefined ? (
    <MergeInto item={item} items={items} why={why} onDone={onDone} />
  ) : (
    <TakeApart item={item} items={items} why={why} onDone={onDone} />
  );
}

function MergeInto({ item, items, why, onDone }: MergeProps) {
  const [into, setInto] = useState("");
  const { busy, problem, run } = useTask();
  const { associationId, name, countyCode } = item;
  const others = items.filter(
    (one) =>
      one.associationId !== associationId && one.countyCode === countyCode && one.mergedInto === undefined,
  );
  const target = others.find((one) => one.associationId === into);
  const merge = () =>
    run(
      () =>
        callRoute("merge-association", {
          params: { associationId },
          body: { into, why: why || undefined },
        }),
      onDone,
    );
  return (
    <>
      <h3>合并</h3>
      <div class="filters">
        <SelectField
          label="与另一个是同一个会"
          value={into}
          options={[["", "（不合并）"], ...others.map((one) => [one.associationId, one.name] as const)]}
          onChange={setInto}
        />
        {target !== undefined && (
          <Button busy={busy} onClick={merge}>
            {`把“${name}”并入“${target.name}”`}
          </Button>
        )}
      </div>
      {target !== undefined && (
        <p class="muted">
          {`“${name}”的 ${grouped(item.loanCount)} 笔贷款和它的会员、人员、链接、更正申请都转到“${target.name}”；以后表格里写“${name}”的也算“${target.name}”。并错了可以分开。`}
        </p>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}

function TakeApart({ item, items, why, onDone }: MergeProps) {
  const { busy, problem, run } = useTask();
  const { associationId, mergedInto } = item;
  const into = items.find((one) => one.associationId === mergedInto)?.name ?? mergedInto;
  const separate = () =>
    run(
      () => callRoute("separate-association", { params: { associationId }, body: { why: why || undefined } }),
      onDone,
    );
  return (
    <>
      <h3>合并</h3>
      <div class="actions">
        <span>{`已并入“${into}”。`}</span>
        <Button busy={busy} onClick={separate}>
          分开（原属本会的贷款、人员和更正申请转回）
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
