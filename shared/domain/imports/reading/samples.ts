import { maskIdentity, maskName } from "#shared/domain/base/identity.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { type ColumnProfile, contentOf } from "./column-content.ts";
import { type ColumnField, columnFacts } from "./columns.ts";

const samplesMax = 3;
const sampleLengthMax = 24;
/** A text that is shown by its beginning only shows this many characters. */
const beginningLength = 4;
const personal =
  /姓名|担保人|保证人|配偶|联系|电话|手机|经理|地址|住址|住所|法人|法定代表|共同借款|账号|卡号/;
const nameLike = /^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]+·[\u3400-\u9fff]+$/;
const cjk = /[\u3400-\u9fff]/;
const amountLike = /^\d{1,9}(?:\.\d+)?$/;

/**
 * Some values of a column as they may be shown: identifying numbers and long runs of digits masked, names masked, and of
 * texts that are neither a category nor a column's known words only the beginning. A category is what repeats.
 */
export function samplesOf(header: string, field: ColumnField | undefined, profile: ColumnProfile): string[] {
  const isCategory = profile.values.size * 2 <= profile.filled && !personal.test(header);
  const shown = new Set<string>();
  for (const [written, times] of profile.values) {
    const value = maskPersonNumbers(written);
    shown.add(cut(maskedSample(value, { header, field, profile, repeats: isCategory && times > 1 })));
    if (shown.size >= samplesMax) break;
  }
  return [...shown];
}

type Place = { header: string; field: ColumnField | undefined; profile: ColumnProfile; repeats: boolean };

function maskedSample(value: string, { header, field, profile, repeats }: Place): string {
  const facts = field && columnFacts[field];
  if (facts?.privacy === "hidden") return maskIdentity(value);
  if (facts?.privacy === "borrower" || facts?.privacy === "masked") return maskName(value);
  const content = contentOf(profile);
  if (content === "day" || content === "county" || content === "borrower-type") return value;
  if (content === "amount" && (facts?.kind === "fen" || isRound(value))) return value;
  if (cjk.test(value) && facts?.kind !== "text" && facts?.kind !== "enum" && !repeats) {
    if (nameLike.test(value) || personal.test(header)) return maskName(value);
    const characters = [...value];
    return characters.length > beginningLength
      ? `${maskDigits(characters.slice(0, beginningLength).join(""))}…`
      : maskDigits(value);
  }
  return maskDigits(value);
}

/** A round number or one with decimals is an amount, and no telephone's or account's number. */
function isRound(value: string): boolean {
  return amountLike.test(value) && (value.endsWith("000") || value.includes("."));
}

function maskDigits(value: string): string {
  return value.replaceAll(/\d{6,}[0-9Xx]?/g, maskIdentity);
}

function cut(value: string): string {
  const characters = [...value];
  return characters.length <= sampleLengthMax ? value : `${characters.slice(0, sampleLengthMax).join("")}…`;
}
