/**
 * The source of a loan's association, county or borrower type where its own row did not state it; absent where it did.
 * `stated` is written only where a row stated what another source had given before; `settled` where somebody decided
 * between ledger and register, after which no row overrules it.
 */
export const attributionSourceNames = {
  stated: "银行表格",
  register: "会员名册",
  customer: "同一客户号",
  association: "所属农技协",
  decided: "本次指定",
  name: "姓名匹配，经确认",
  branch: "经办支行",
  identity: "证件种类",
  hand: "人工归属",
  settled: "科协核定",
} as const;
export type AttributionSource = keyof typeof attributionSourceNames;
