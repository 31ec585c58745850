import type { ColumnContent } from "./column-content.ts";
import { type ColumnProfile, contentOf } from "./column-content.ts";
import type { ColumnField } from "./columns.ts";
import { namesAssociation, namesBorrower, namesPerson } from "./name-likeness.ts";

type Suggestible = Extract<
  ColumnField,
  | "loanNo"
  | "borrowerName"
  | "identityNo"
  | "borrowerType"
  | "associationName"
  | "countyName"
  | "amount"
  | "disbursedOn"
>;

/** Headers that are known to name something else than a required field: nothing is suggested for them. */
const otherThings =
  /授信|额度|余额|到期|担保|保证|抵押|质押|共同|配偶|合同|利息|还款|已还|未还|归还|法人|法定|联系|电话|手机|账|帐|卡号|出生|登记|注册|结清|展期|年初|上月|上年|计划/;
const staff = "经理|责任人|信贷员|管户|经办|审批|审查|调查人|推荐人|介绍人|员工|柜员|操作员|户主";
const offices = "银行|分行|支行|机构|网点|营业|部门|信用社|联社";
const marks = "币种|标志|标识|是否|形态|分类|级别|等级|评级|规模|行业|投向|类型|方式|状态|地址|备注";
/** What a header may speak of that is no such field although its content would do. */
const otherFor: Record<Suggestible, RegExp> = {
  loanNo:
    /客户|卡|档案|员|证|执照|许可|科目|机构|序号|代码|押品|保单|凭证|发票|身份|信用|农技协|协会|^编号$|^号码$|^序$/,
  borrowerName: new RegExp(`${staff}|${offices}|${marks}|协会|农技协|用途|产品|品种|区域|乡镇|村`),
  identityNo: new RegExp(`${staff}|${offices}|农技协|协会`),
  borrowerType: /规模|单位|行业|股东|控股|机构/,
  associationName: new RegExp(`${staff}|${offices}|${marks}|姓名|客户|借款|用途|产品|品种`),
  countyName: new RegExp(`${offices}|户籍|籍贯`),
  amount:
    /号|码|期限|期数|率|笔数|户数|人数|人口|人次|天数|年龄|次数|比例|占比|序|科目|邮编|面积|亩|级|分数|评分|得分|积分|欠|逾期|税|费/,
  disbursedOn:
    /止|结|还|签|审|批|申请|申报|约定|逾期|欠|收回|回收|生日|调整|采集|更新|建档|成立|评级|检查|数据|截至|报告|下次|上次/,
};
const enough = 0.8;
/** A loan's number names one loan; a few may be repeated by mistake. */
const loanNoDistinctMin = 0.9;
const loanNoLengthMin = 6;
/** Numbers that are all smaller than this are amounts only under a header about money. */
const amountSurely = 1000;
const moneyWord = /额|款|金|元/;

const byContent: Partial<Record<ColumnContent, Suggestible>> = {
  identity: "identityNo",
  amount: "amount",
  day: "disbursedOn",
  county: "countyName",
  "borrower-type": "borrowerType",
};

/** The missing required fields that a column which was not recognised could be by its content, its header not against it. */
export function possibleFields(
  header: string,
  profile: ColumnProfile,
  missing: readonly ColumnField[],
): ColumnField[] {
  if (otherThings.test(header) || profile.filled === 0) return [];
  return fieldsByContent(header, profile).filter(
    (field) => missing.includes(field) && !otherFor[field].test(header),
  );
}

function fieldsByContent(header: string, profile: ColumnProfile): Suggestible[] {
  const field = byContent[contentOf(profile)];
  const distinct = profile.values.size / profile.filled;
  if (field === "amount") return mayBeAmount(header, profile) ? [field] : [];
  if (field !== undefined) return [field];
  const possible: Suggestible[] = [];
  if (
    shareOfKind(profile, "code") >= enough &&
    distinct >= loanNoDistinctMin &&
    shareLike(profile, isNumbered)
  ) {
    possible.push("loanNo");
  }
  if (shareLike(profile, namesAssociation)) possible.push("associationName");
  else if (distinct >= enough && shareLike(profile, (text) => namesPerson(text) || namesBorrower(text))) {
    possible.push("borrowerName");
  }
  return possible;
}

function mayBeAmount(header: string, { values }: ColumnProfile): boolean {
  if (moneyWord.test(header)) return true;
  return [...values.keys()].some((text) => Number(text.replaceAll(",", "")) >= amountSurely);
}

function isNumbered(text: string): boolean {
  return text.length >= loanNoLengthMin && /\d/.test(text);
}

function shareOfKind({ counts, filled }: ColumnProfile, kind: "code"): number {
  return (counts.get(kind) ?? 0) / filled;
}

/** Tells whether enough of a column's cells are like something. */
function shareLike({ values, filled }: ColumnProfile, isLike: (text: string) => boolean): boolean {
  let like = 0;
  for (const [text, times] of values) if (isLike(text)) like += times;
  return like / filled >= enough;
}
