import type { MoneyUnit } from "../money.ts";
import { compact } from "./text.ts";

/** How a rate column states its rates; `unstated` when the header does not say. */
export type RateUnit = "percent" | "permille" | "unstated";

/** A header without blanks, units, brackets and marks, and the units that it stated. */
export type HeaderWord = {
  word: string;
  moneyUnit?: MoneyUnit | undefined;
  rateUnit: RateUnit;
  /** Whether the header speaks of a monthly rate. */
  monthly: boolean;
};

const bracketed = /[([【〔][^)\]】〕]*[)\]】〕]/g;
const bareUnit = /[/:,、]?(?:单位[:]?)?(?:人民币)?(万元|元)$|[/:,、]万$/;
const shortWan = /[(/:,、【〔]万[)】〕]?$/;
const monthlyRate = /月利率|月息|利率.*[([【〔/][%‰]?\/?月(?:利率)?[%‰]?[)\]】〕]?$/;

/** Reads a header cell: 放款金额（万元） is the word 放款金额 in 万元, 执行利率‰ the word 执行利率 in permille. */
export function headerWord(header: string): HeaderWord {
  const text = compact(header);
  const moneyUnit =
    text.includes("万元") || shortWan.test(text)
      ? "wan"
      : /[(/:,、【]?(?:人民币)?元[)】]?$/.test(text)
        ? "yuan"
        : undefined;
  const word = text
    .replaceAll(bracketed, "")
    .replace(/[%‰％*:：]+$/g, "")
    .replace(/^[*]+/, "")
    .replace(bareUnit, "");
  return {
    word,
    moneyUnit,
    rateUnit: text.includes("‰") ? "permille" : text.includes("%") ? "percent" : "unstated",
    monthly: monthlyRate.test(text),
  };
}
