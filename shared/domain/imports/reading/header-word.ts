import type { MoneyUnit } from "#shared/domain/base/money.ts";
import { type HeaderStamp, splitStamp } from "./header-stamp.ts";
import { compact } from "./text.ts";

/** How a rate column states its rates; `unstated` when the header does not say. */
export type RateUnit = "percent" | "permille" | "unstated";

/** A header without blanks, times, units, brackets and marks, and the time and the units that it stated. */
export type HeaderWord = {
  word: string;
  /** The word with its brackets: 区(县) is not 区. */
  whole?: string | undefined;
  stamp?: HeaderStamp | undefined;
  moneyUnit?: MoneyUnit | undefined;
  rateUnit: RateUnit;
  /** Whether the header speaks of a monthly rate. */
  monthly: boolean;
};

const bracketed = /[([【〔][^)\]】〕]*[)\]】〕]/g;
const marksBehind = /[%‰％*:：]+$/g;
const marksBefore = /^[*]+/;
const bareUnit = /[/:,、]?(?:单位[:]?)?(?:人民币)?(万元|元)$|[/:,、]万$/;
const shortWan = /[(/:,、【〔]万[)】〕]?$/;
const monthlyRate = /月利率|月息|利率.*[([【〔/][%‰]?\/?月(?:利率)?[%‰]?[)\]】〕]?$/;

/**
 * Reads a header cell: 放款金额（万元） is the word 放款金额 in 万元, 执行利率‰ the word 执行利率 in permille, and 6月末余额 the word 余额 as of
 * June. A period of several months stays in the word: 1-6月放款金额 alone is no amount of a loan.
 */
export function headerWord(header: string): HeaderWord {
  const compacted = compact(header);
  const { text: timeless, stamp } = splitStamp(compacted);
  const text = stamp?.period === true && stamp.bracketed !== true ? compacted : timeless;
  const moneyUnit =
    text.includes("万元") || shortWan.test(text)
      ? "wan"
      : /[(/:,、【]?(?:人民币)?元[)】]?$/.test(text)
        ? "yuan"
        : undefined;
  const bare = text.replaceAll(bracketed, "");
  const word = bare.replace(marksBehind, "").replace(marksBefore, "").replace(bareUnit, "");
  const read: HeaderWord = {
    word,
    moneyUnit,
    rateUnit: text.includes("‰") ? "permille" : text.includes("%") ? "percent" : "unstated",
    monthly: monthlyRate.test(text),
  };
  if (bare !== text) read.whole = text.replace(marksBehind, "").replace(marksBefore, "");
  if (stamp !== undefined) read.stamp = stamp;
  return read;
}
