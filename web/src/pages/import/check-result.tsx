import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { Notice } from "../../ui/notice.tsx";
import type { PageProps } from "../page.tsx";
import { EffectPicture } from "./effect-picture.tsx";
import { mayMap } from "./mapping-choices.ts";
import { hasLoans } from "./next-step.ts";

type Import = RouteOutput<"read-import">;

/** What the commit does to the headline, whether the sums agree, and what else one should know of the file. */
export function CheckResult({ item, programme }: { item: Import } & Pick<PageProps, "programme">) {
  const { counts, effect, controlTotal, notices } = item;
  if (counts === undefined) return null;
  const listed = item.unknownValues?.some(({ field }) => field === "associationName") && mayMap(item);
  const shown = notices?.filter(
    ({ code }) =>
      code !== (listed && "associations-new") && code !== (controlTotal && "control-total-differs"),
  );
  return (
    <>
      {effect !== undefined && hasLoans(item) && (
        <EffectPicture effect={effect} item={item} programme={programme} />
      )}
      {controlTotal !== undefined && (
        <Notice tone={controlTotal.agrees ? "success" : "warning"}>
          {controlTotal.agrees
            ? `✓ 文件合计 ${yuan(controlTotal.fileFen)} 元，与逐行相加一致。`
            : `文件合计 ${yuan(controlTotal.fileFen)} 元，逐行相加 ${yuan(controlTotal.readFen)} 元，相差 ${yuan(controlTotal.fileFen - controlTotal.readFen)} 元，请核对。`}
        </Notice>
      )}
      {item.typedTotal?.agrees !== undefined && <TypedTotal total={item.typedTotal} />}
      {shown?.map((notice) => (
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
      {`${agrees ? "✓ " : ""}您填写的是 ${typed}，文件读到 ${grouped(readCount)} 笔、${yuan(readFen)} 元，${agrees ? "一致。" : "不一致，请核对。"}`}
    </Notice>
  );
}
