import type { ColumnContent } from "../import-record.ts";
import { type ColumnProfile, contentOf } from "./column-content.ts";
import type { ColumnField } from "./columns.ts";

/** Headers of which we know that they name something else than a required field: nothing is suggested for them. */
const otherThings =
  /授信|额度|余额|到期|担保|保证|抵押|质押|共同|配偶|合同|利息|还款|已还|未还|归还|法人|法定|联系|电话|手机|账|卡号|出生|登记|注册|结清|展期|年初|上月|上年|计划/;
const codeLikeShareMin = 0.8;
const distinctShareMin = 0.8;

const byContent: Partial<Record<ColumnContent, ColumnField>> = {
  identity: "identityNo",
  amount: "amount",
  day: "disbursedOn",
  county: "countyName",
  "borrower-type": "borrowerType",
};

/** The missing required fields that a column which was not recognised could be by its content. */
export function possibleFields(
  header: string,
  profile: ColumnProfile,
  missing: readonly ColumnField[],
): ColumnField[] {
  if (otherThings.test(header) || profile.filled === 0) return [];
  const content = contentOf(profile);
  const field = byContent[content];
  if (field !== undefined) return missing.includes(field) ? [field] : [];
  if (content !== "text") return [];
  const distinct = profile.values.size / profile.filled;
  const code = (profile.counts.get("code") ?? 0) / profile.filled;
  const words = (profile.counts.get("words") ?? 0) / profile.filled;
  const possible: ColumnField[] = [];
  if (code >= codeLikeShareMin && distinct >= distinctShareMin) possible.push("loanNo");
  if (words >= codeLikeShareMin) possible.push("borrowerName", "associationName");
  return possible.filter((candidate) => missing.includes(candidate));
}
