import type { ReasonText } from "./reason-text.ts";

/** What is wrong with a row's meaning: no loan of the programme, or unknown words. */
export const meaningReasons = {
  "currency-foreign": {
    message: "这一行不是人民币贷款，金额不能按元计入。",
    remedy: "请只报人民币贷款；外币贷款请先折算，并把币种改为人民币。",
  },
  "row-undone": {
    message: "这一行标明已删除、作废、撤销或冲正，不是有效的放款。",
    remedy: "请删去这一行；台账里已有这笔贷款的，请申请更正。",
  },
  "not-disbursed": {
    message: "这一行标明还没有放款，或没有放成。",
    remedy: "请只报已经放款的贷款，放款后再上传。",
  },
  "row-repayment": {
    message: "这一行是还款、收回等交易，不是放款。",
    remedy: "请只报放款的行；还款请体现在贷款余额里。",
  },
  "row-kind-unknown": {
    message: "不知道这个取值的行是不是人民币放款。",
    remedy: "请在“列的含义和取值”里指定这个取值的意思，指定一次即可。",
  },
  "loan-not-known": {
    message: "台账中没有这张借据，表中又没有写明新贷款必须有的内容。",
    remedy: "请在表中补上这些列后重新上传，或在“列的含义和取值”里为整张表指定；借据号写错的请改正。",
  },
  "association-none": {
    message: "没有写明属于哪个农技协。",
    remedy: "请填写农技协的名称；不属于农技协的贷款不计入本项目。",
  },
  "association-county-not-told": {
    message: "这个农技协不在名录里，表中又没有县区，不知道它在哪个县。",
    remedy: "请在表中补上县区，或在“列的含义和取值”里为整张表指定县区。",
  },
  "association-other": {
    message: "这份名册只用于一个农技协，本行写的是另一个。",
    remedy: "请改正所属农技协，或按全部农技协的名册上传。",
  },
  "association-merged": {
    message: "这个农技协已并入别的农技协。",
    remedy: "请改填并入后的农技协；确需恢复的，请先撤销合并。",
  },
  "county-unknown": {
    message: "不是本项目的县（市、区）。",
    remedy: "请填写项目所在市的县（市、区）名称；开发区、园区请填所属的县（市、区）。",
  },
  "county-not-told": {
    message: "表里没有县区列，由这个支行（网点）名称也看不出是哪个县区。",
    remedy: "请在导入页面指定这个支行属于哪个县区，或在表中补上县区列。",
  },
  "county-not-yours": {
    message: "这个农技协不在您所在的县（市、区）。",
    remedy: "请只写本县的农技协；其他县的由该县或市科协办理。",
  },
  "branch-not-yours": {
    message: "这笔贷款不是您的支行的。",
    remedy: "请只上传本支行的贷款；支行写法不一致的，请科协在设置中补上支行别名。",
  },
  "borrower-type-unknown": { message: "客户类型无法识别。", remedy: "请填写农技协、会员或小微企业。" },
  "borrower-type-not-told": {
    message: "表里没有客户类型列，由这个证件号码也看不出是会员、农技协还是小微企业。",
    remedy: "请在表中补上客户类型列后再上传。",
  },
  "status-unknown": { message: "贷款状态无法识别。", remedy: "请填写正常、展期、逾期、结清或核销。" },
  "classification-unknown": {
    message: "五级分类无法识别。",
    remedy: "请填写正常、关注、次级、可疑或损失。",
  },
  "yes-no-unknown": { message: "只能填是或否。", remedy: "请填写“是”或“否”。" },
  "line-repeated": {
    message: "名册中另有一行写同一对象，内容不同。",
    remedy: "请只保留正确的一行。",
  },
  "member-elsewhere": {
    message: "这个人同时在另一个农技协的会员名册上。",
    remedy:
      "如已转会，请先在原农技协名册上写明退会；确实同时是两会会员的，请在核对页面勾选“允许同时在两会”再确认。",
  },
} as const satisfies Record<string, ReasonText>;
