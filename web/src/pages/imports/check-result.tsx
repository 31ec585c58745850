import type { RouteOutput } from "#shared/contract/routes.ts";
import { isFirstNotice } from "#shared/domain/corrections/first-notice.ts";
import { grouped } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { Notice } from "../../ui/notice.tsx";
import type { PageProps } from "../page-props.ts";
import { EffectPicture } from "./effect-picture.tsx";
import { EffectWarnings } from "./effect-warnings.tsx";
import { mayMap } from "./mapping-choices.ts";
import { hasLoans } from "./next-step.ts";
import { RefusedNotice } from "./refused-notice.tsx";

type Import = RouteOutput<"read-import">;

/** What the commit does to the headline, whether the sums agree, and what else one should know of the file; first where it says otherwise itself. */
export function CheckResult({ item, programme }: { item: Import } & Pick<PageProps, "programme">) {
  const { counts, effect, controlTotal, notices } = item;
  if (counts === undefined) return null;
  const listed = item.unknownValues?.some(({ field }) => field === "associationName") && mayMap(item);
  const shown = notices?.filter(
    ({ code }) =>
      code !== (listed && "associations-new") && code !== (controlTotal && "control-total-differs"),
  );
  const firstNotices = shown?.filter(isFirstNotice) ?? [];
  const totals = [
    controlTotal !== undefined && <StatedTotal key="stated" total={controlTotal} />,
    item.typedTotal?.agrees !== undefined && <TypedTotal key="typed" total={item.typedTotal} />,
  ];
  const differs = controlTotal?.agrees === false || item.typedTotal?.agrees === false;
  return (
    <>
      <RefusedNotice item={item} />
      <EffectWarnings item={item} />
      {differs && totals}
      {firstNotices.map(noticeOf)}
      {effect !== undefined && hasLoans(item) && (
        <EffectPicture effect={effect} item={item} programme={programme} />
      )}
      {!differs && totals}
      {shown?.filter((notice) => !isFirstNotice(notice)).map(noticeOf)}
    </>
  );
}

function noticeOf({ code, message }: NonNullable<Import["notices"]>[number]) {
  return (
    <Notice key={code + message} tone="warning">
      {message}
    </Notice>
  );
}

function StatedTotal({ total }: { total: NonNullable<Import["controlTotal"]> }) {
  const { fileFen, readFen, agrees } = total;
  return (
    <Notice tone={agrees ? "success" : "warning"}>
      {agrees
        ? `✓ 文件合计 ${yuan(fileFen)} 元，与逐行相加一致。`
        : `文件合计 ${yuan(fileFen)} 元，逐行相加 ${yuan(readFen)} 元，相差 ${yuan(fileFen - readFen)} 元，请核对。`}
    </Notice>
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
      {`${agrees ? "✓ " : ""}您填写的是 ${typed}，文件读到 ${grouped(readCount)} 笔、${yuan(readFen)} 元，${agrees ? "一致。" : "不一致，请核对。"}`}
    </Notice>
  );
}
