import { compact } from "./text.ts";

/** Groups whose columns speak of something else than the loan and its borrower. */
const foreignGroup = /授信|额度|合同|担保|保证|抵押|质押|共同|配偶|联系|法定代表|法人|贴息|保险|存款|还款/;
/** Groups of other periods and of sums: a column under them is not the loan's present state. */
const otherTimes = /计划|目标|累计|上年|上月|上期|去年|年初|期初|月初/;
const loanGroup = /贷款|借款|放款|发放|投放|借据|信贷/;
const bareMoney = /^(?:本金|当前|期末|月末)?(?:余额|金额)$|^(?:剩余|未还)本金$/;
/** Words that are complete alone: they may be under any group. */
const selfNaming = /借据|贷款|放款|发放|投放|借款|农技协|协会|五级分类|建档立卡|贫困户|续贷|借新还旧/;
/** The full name of the credit line: it may be under a group of credit lines, not under one of guarantors. */
const ofCreditLine = /^授信(?:总?额度|总?金额|总额)$/;
const ofContract = /^合同[号编]/;
const ofGuarantee = /^(?:主要?)?担保方式$/;
/** A group that is an amount itself: the columns under it are parts of it. */
const moneyGroup = /(?:金额|余额|本金|放款额|发放额|贷款额)$/;
const ofYesOrNo = /建档立卡|贫困户|续贷|借新还旧/;
const groupTail = /(?:基本)?(?:情况|信息|明细|资料|数据)$/;

/**
 * Tells whether a word under a group means the same as alone. 余额 and 金额 do only under a group of loans; under 授信情况 or
 * 担保人 a word must name its own subject.
 */
export function meansTheSameUnder(group: string, word: string): boolean {
  const name = compact(group);
  if (name === "") return true;
  if (otherTimes.test(name)) return false;
  if (ofYesOrNo.test(word) && moneyGroup.test(groupStem(name))) return false;
  if (selfNaming.test(word)) return true;
  if (ofCreditLine.test(word) && name.includes("授信")) return true;
  if (bareMoney.test(word)) return loanGroup.test(name) && !foreignGroup.test(name);
  if (ofContract.test(word)) return true;
  if (ofGuarantee.test(word)) return true;
  return !foreignGroup.test(name);
}

/** A group's text as a prefix of the words below it: 贷款情况（万元） as 贷款. */
export function groupStem(group: string): string {
  return compact(group)
    .replaceAll(/[([【〔][^)\]】〕]*[)\]】〕]/g, "")
    .replace(groupTail, "");
}
