import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped, percent } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { Notice } from "../../ui/notice.tsx";

type Import = RouteOutput<"read-import">;

const countNames = [
  ["read", "贷款行"],
  ["new", "新增"],
  ["changed", "变更"],
  ["unchanged", "未变"],
  ["refused", "退回"],
  ["skipped", "非贷款行"],
] as const;

/** What the check found: how many rows are what, what the commit does to the headline, and whether the file's own sum agrees. */
export function CheckResult({ item }: { item: Import }) {
  const { counts, effect, controlTotal, notices } = item;
  if (counts === undefined) return null;
  return (
    <>
      <ul class="counts" aria-label="行数">
        {countNames.map(([key, name]) => (
          <li key={key} class={counts[key] > 0 ? `count-${key}` : undefined}>
            <span>{name}</span>
            <strong>{grouped(counts[key])}</strong>
          </li>
        ))}
      </ul>
      {effect !== undefined && <Effect effect={effect} when={whenOf(item)} />}
      {controlTotal !== undefined && (
        <Notice tone={controlTotal.agrees ? "success" : "warning"}>
          {controlTotal.agrees
            ? `文件合计 ${yuan(controlTotal.fileFen)} 元，与逐行相加一致。`
            : `文件合计 ${yuan(controlTotal.fileFen)} 元，逐行相加 ${yuan(controlTotal.readFen)} 元，相差 ${yuan(controlTotal.fileFen - controlTotal.readFen)} 元，请核对。`}
        </Notice>
      )}
      {item.typedTotal?.agrees !== undefined && <TypedTotal total={item.typedTotal} />}
      {notices?.map((notice) => (
        <Notice key={notice.code + notice.message} tone="warning">
          {notice.message}
        </Notice>
      ))}
    </>
  );
}

function TypedTotal({ total }: { total: NonNullable<Import["typedTotal"]> }) {
  const { count, amountFen, readCount = 0, readFen = 0, agrees = false } = total;
  const typed = [
    ...(count === undefined ? [] : [`${grouped(count)} 笔`]),
    ...(amountFen === undefined ? [] : [`${yuan(amountFen)} 元`]),
  ].join("、");
  return (
    <Notice tone={agrees ? "success" : "warning"}>
      {`您填写的是 ${typed}，文件读到 ${grouped(readCount)} 笔、${yuan(readFen)} 元，${agrees ? "一致。" : "不一致，请核对。"}`}
    </Notice>
  );
}

/** Of what moment the effect speaks: an undone import's is of its commit. */
function whenOf({ state, committedAt }: Import): string {
  if (committedAt === undefined) return "确认入账后";
  return state === "committed" ? "入账后" : "当时入账后";
}

function Effect({ effect, when }: { effect: NonNullable<Import["effect"]>; when: string }) {
  return (
    <p class="effect">
      {when}，累计发放由 <b>{yuan(effect.disbursedFenBefore)}</b> 元
      {effect.disbursedFenAfter >= effect.disbursedFenBefore ? "增至" : "减至"}{" "}
      <b>{yuan(effect.disbursedFenAfter)}</b> 元，占目标 {percent(effect.percentOfGoalBefore)}% →{" "}
      <b>{percent(effect.percentOfGoalAfter)}%</b>。
    </p>
  );
}
