import { type ColumnProfile, holdsMostly } from "./column-content.ts";
import type { ColumnField } from "./columns.ts";
import { asColumn, type ClaimedColumn, claimingColumns, type HeaderCandidate } from "./header-candidates.ts";
import type { TableHeader } from "./table-header.ts";

/** The fields for which a notice names the chosen column, where others might have been meant. */
export const contestedFields = [
  "amount",
  "disbursedOn",
  "outstanding",
] as const satisfies readonly ColumnField[];
export type ContestedField = (typeof contestedFields)[number];

/** Other columns that may be meant for a field than the one chosen. */
export type Rivals = ReadonlyMap<ContestedField, readonly ClaimedColumn[]>;

/** Headers that sound like the field without being a word for it: 累计投放金额, 合同金额, 6月放款金额 next to 放款金额. */
const soundsLike: Record<ContestedField, RegExp> = {
  amount:
    /(?:放款|发放|投放|贷款|借款|借据|合同|支用|用信|提款|出账).*(?:金额|总额|本金|额|款)$|累放|实放|^(?:本月|本期|本年|当月|累计|合计)(?:金额)?$/,
  disbursedOn: /(?:放款|发放|投放|借款|贷款|借据|起息|支用|提款|出账).*(?:日|日期|时间|起期)$/,
  outstanding: /余额|(?:未还|剩余).*本金$/,
};
/** What a header with such a word speaks of instead. */
const speaksOfOther: Record<ContestedField, RegExp> = {
  amount:
    /余额|还|收回|回收|欠|逾期|息|授信|额度|未|到期|担保|抵押|质押|保证|笔|户|率|[账帐]|期限|代偿|结清|不良|计划|目标|申请|审批|可用|上年|去年|年初/,
  disbursedOn: /到期|止|结|还|签|审批|申请|约定|合同|登记|逾期|欠|展期|收回|回收|首次|下次|上次|最后|最近/,
  outstanding:
    /年初|期初|月初|上年|上月|上期|去年|同期|未投放|未放|未发放|授信|额度|存款|保证金|欠|逾期|不良|息|可用|[账帐]户|承兑|表外|增减|较/,
};

/** The columns of a header that compete with those that were taken, by what they are called and what they hold. */
export function rivalsOf(
  candidate: HeaderCandidate,
  { columns }: TableHeader,
  profiles: ReadonlyMap<number, ColumnProfile>,
): Rivals {
  const taken = new Set([...columns.values()].map(({ index }) => index));
  const rivals = new Map<ContestedField, ClaimedColumn[]>();
  for (const field of contestedFields) {
    if (!columns.has(field)) continue;
    const claiming = claimingColumns(candidate, field);
    const known = new Set(claiming.map(({ index }) => index));
    const named = candidate.cells.filter((cell) => !known.has(cell.index)).map(asColumn);
    const sounding = named.filter(
      ({ read: { word } }) => soundsLike[field].test(word) && !speaksOfOther[field].test(word),
    );
    const held = [...claiming, ...sounding].filter(({ index }) => {
      const profile = profiles.get(index);
      return (
        profile !== undefined &&
        !taken.has(index) &&
        !candidate.decided.has(index) &&
        holdsMostly(field, profile)
      );
    });
    if (held.length > 0)
      rivals.set(
        field,
        held.sort((a, b) => a.index - b.index),
      );
  }
  return rivals;
}
