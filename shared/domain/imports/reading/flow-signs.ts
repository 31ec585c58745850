import { headerWord } from "./header-word.ts";
import type { RowSign } from "./row-signs.ts";
import { movesBack, undone } from "./sign-words.ts";

/** The signs in a table of payments and repayments: a mark of either, and the credits of the loan's account. */
const flowSigns: readonly RowSign[] = [
  {
    headers: ["标志", "标识", "标记", "类型", "类别", "方向", "收放标志", "放收标志"],
    harmless: ["发放", "放款", "放", "贷款发放", "发放贷款", "借", "借方", "D"],
    others: [
      [undone, "row-undone"],
      [movesBack, "row-repayment"],
      [/^(?:收|还|贷|贷方|C|结清|核销|转出)$/, "row-repayment"],
    ],
  },
  {
    headers: ["贷方发生额", "贷方金额", "贷方", "回收金额", "收回金额", "回收本金", "收回本金"],
    harmless: ["0", "0.0", "0.00"],
    others: [[/^[¥￥]?\d[\d,]*(?:\.\d+)?$/, "row-repayment"]],
  },
];
const byHeader = new Map(flowSigns.flatMap((sign) => sign.headers.map((header) => [header, sign] as const)));

/** The sign of a column in a table of payments and repayments, or `undefined`. */
export function flowSignOf(header: string): RowSign | undefined {
  return byHeader.get(headerWord(header).word.toUpperCase());
}
