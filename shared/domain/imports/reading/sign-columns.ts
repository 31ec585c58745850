import { flowSignOf } from "./flow-signs.ts";
import type { HeaderCandidate } from "./header-candidates.ts";
import { tellsFlows } from "./header-meaning.ts";
import { headerWord } from "./header-word.ts";
import { remember } from "./remember.ts";
import { type RowSign, rowSignOf, type SignVerdict, signVerdict } from "./row-signs.ts";

/** A column of a table that says whether a row is a disbursement in yuan. */
export type SignColumn = {
  index: number;
  header: string;
  sign: RowSign;
  /** `signVerdict`, which answers the same texts again from memory. */
  verdictOf: (text: string) => SignVerdict;
};

/** The columns of a header that are row signs and nothing else by name or decision. */
export function signColumns(
  { cells, decided }: Pick<HeaderCandidate, "cells" | "decided">,
  claimed: ReadonlySet<number>,
): SignColumn[] {
  const ofFlows = isOfFlows(cells);
  return cells.flatMap(({ index, header, own }) => {
    if (claimed.has(index) || decided.has(index)) return [];
    const sign = rowSignOf(own) ?? rowSignOf(header) ?? (ofFlows ? flowSignOf(own) : undefined);
    if (sign === undefined) return [];
    return [{ index, header, sign, verdictOf: remember((text) => signVerdict(sign, text)) }];
  });
}

/** Tells of a header whose table has payments to and fro. */
function isOfFlows(cells: HeaderCandidate["cells"]): boolean {
  return cells.some(({ own }) => tellsFlows(headerWord(own)));
}

/** Tells whether a table has payments and repayments that nothing in it distinguishes. */
export function confusesFlows(
  { cells }: Pick<HeaderCandidate, "cells">,
  signs: readonly SignColumn[],
): boolean {
  return (
    isOfFlows(cells) && signs.every(({ sign }) => sign.lenient === true || !sign.others.some(isRepayment))
  );
}

function isRepayment([, code]: RowSign["others"][number]): boolean {
  return code === "row-repayment";
}
