import { monthOf } from "#shared/domain/base/month.ts";
import { hashOf } from "../../hooks/place.ts";
import { Notice } from "../../ui/notice.tsx";
import type { CockpitData } from "./cockpit-data.ts";

/** Where not all banks have told of the present month yet: until when all data goes, and the cockpit of that day. */
export function CutOffHint({ data }: { data: CockpitData }) {
  const { asOf, dataOn: cutOff } = data.progress;
  if (cutOff === undefined || monthOf(cutOff) >= monthOf(asOf)) return null;
  return (
    <Notice tone="info">
      银行数据截至 {cutOff}，之后的发放尚未报来，本月数字
      {data.county === undefined && "和名次升降"}要等新数据；月均和预测只用到报齐的月份。
      <a href={hashOf(["cockpit"], { asOf: cutOff })}>按数据截至日查看</a>
    </Notice>
  );
}
