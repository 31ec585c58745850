import type { HeaderCandidate } from "./header-candidates.ts";
import { remember } from "./remember.ts";
import { type RowSign, rowSignOf, type SignVerdict, signVerdict } from "./row-signs.ts";

/** A column of a table that tells whether a row is a disbursement in yuan. */
export type SignColumn = {
  index: number;
  header: string;
  sign: RowSign;
  /** `signVerdict`, which answers the same texts again from memory. */
  verdictOf: (text: string) => SignVerdict;
};

/** The columns of a header that tell rows apart and are nothing else by name or decision. */
export function signColumns(
  { cells, decided }: Pick<HeaderCandidate, "cells" | "decided">,
  claimed: ReadonlySet<number>,
): SignColumn[] {
  return cells.flatMap(({ index, header, own }) => {
    if (claimed.has(index) || decided.has(index)) return [];
    const sign = rowSignOf(own) ?? rowSignOf(header);
    if (sign === undefined) return [];
    return [{ index, header, sign, verdictOf: remember((text) => signVerdict(sign, text)) }];
  });
}
