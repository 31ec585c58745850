import type { RowReasonCode } from "./row-reason.ts";

/** Words that are written with blanks between them. */
export function wordList(words: string): string[] {
  return words.split(" ");
}

/** What says no. */
export const no = ["0", "00", "N", "NO", "否", "F", "FALSE", "×", "X", "无", "非", "不是"];
/** What says yes. */
export const yesWord = /^(?:1|01|Y|YES|是|T|TRUE|√|✓|有)$/;
/** What says that a row was taken back. */
export const undone = /作废|撤销|撤消|删除|冲销|冲正|红冲|红字|抹账|废弃|反交易/;
/** What certain words mean in columns where most words mean something else. */
export const remarks: readonly (readonly [RegExp, RowReasonCode])[] = [
  [/^(?:已?作废|已?撤销|已?冲正|已?冲销|已?红冲|红字冲销|已?删除|冲账|抹账)$/, "row-undone"],
  [/^(?:未放款|待放款|已拒绝|已?取消|未发放|待发放|放款失败|已?退回)$/, "not-disbursed"],
];
/** Money that comes back, by whole words: 等额本息还款 is a method, and 归还他行贷款 a purpose. */
export const movesBack =
  /^(?:贷款|借款|正常|提前|部分|全部|全额|到期|逾期|按期|自动|批量|柜面|现金|转账|本金|利息|本息|个人|对公|农户|分期)*(?:还款|收回|回收|归还|偿还|还本|还息|付息|还贷|结息|扣息|收息|扣收|扣款)(?:贷款|借款|本金|利息|本息|交易|业务|款项|付息)*$/;
