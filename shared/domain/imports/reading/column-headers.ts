import { recordOf } from "#shared/domain/base/record-of.ts";
import { type ColumnField, columnFields, columnNames } from "./columns.ts";

/** Words of one meaning by rank: those of a lower rank are taken only where the table has none of a higher one. */
type RankedWords = { first?: readonly string[]; second?: readonly string[]; third?: readonly string[] };

const words = (text: string) => text.trim().split(/\s+/);

/**
 * More headers for a column besides its own name, in the form `headerWord` gives, with brackets where the bare word
 * means something else. By rank 起息日 yields to 放款日期, and 贷款金额 to 放款金额. No header is matched by similarity: 贷款金额 and
 * 贷款余额, or 姓名 and 期限, are one edit apart.
 */
const furtherHeaders: Partial<Record<ColumnField, RankedWords>> = {
  loanNo: {
    first: words("借据编号 借据号码 贷款借据号 贷款借据编号 贷款借据号码 借据"),
    second: words(`
      信贷借据号 信贷借据编号 信贷借据号码 信贷拮据号 贷款借据编码 借据编码 借款借据号 借款借据编号 借款借据号码
      借据号/汇票号 借据号/贷款编号 贷款编号/借据号 借据编号/贷款编号 贷款编号/借据编号`),
    third: words("借据流水号 核心借据号"),
  },
  borrowerName: {
    first: words(`
      借款人姓名 借款人姓名或名称 借款人名称/姓名 借款人名称 借款人姓名/名称
      借款客户 借款单位 借款户名称`),
    second: words("姓名 客户名称 客户姓名 户名 客户 姓名/名称 名称 客户姓名/名称"),
    third: words(`
      贷款户名 贷款户名称 贷款户姓名 借款户名 借款户 贷款人姓名 贷款客户名称 贷款客户姓名
      借款客户名称 借款客户姓名 借款企业 借款企业名称 借款单位名称 债务人 债务人名称 债务人姓名`),
  },
  identityNo: {
    first: words(`
      证件号 身份证号 身份证号码 身份证 身份证号/信用代码 身份证号码/信用代码
      身份证号/统一社会信用代码 身份证号码/统一社会信用代码 身份证/信用代码 身份证/统一社会信用代码
      身份证号或信用代码 身份证号或统一社会信用代码 证件号码/信用代码 证件号/信用代码
      证件号码/统一社会信用代码 借款人证件号码 借款人证件号 借款人身份证号 借款人身份证号码
      客户证件号码 客户证件号 证照号码 证件号码或信用代码 身份证件号码 公民身份号码 公民身份证号码
      借款人身份证 身份证号/社会信用代码 身份证号码/社会信用代码 统一社会信用代码/身份证号
      统一社会信用代码/身份证号码 信用代码/身份证号 信用代码/身份证号码`),
    second: words(`
      借款人证件代码 借款人有效证件号码 借款人身份证件号码 贷款人身份证 贷款人身份证号 贷款人身份证号码
      贷款人证件号码 贷款客户证件号码 客户身份证号 客户身份证号码 客户证件代码 证件代码`),
  },
  borrowerType: {
    first: words("客户类别 借款人类型 借款人类别 借款主体类型 贷款对象类型 客户性质"),
    second: words("贷款对象 主体类型 对象类型 借款对象"),
  },
  associationName: {
    first: words(`
      所属农技协名称 农技协 农技协名称 所在农技协 推荐农技协 所属农技协会 农技协会
      农技协会名称 所属农村专业技术协会 农村专业技术协会 农村专业技术协会名称`),
    second: words("所属协会 所属协会名称 协会 协会名称 所在协会 推荐协会"),
  },
  countyName: {
    first: words(`
      区县 县 县市区 县市 所在县 所在县区 所在区县 所在县市区 所属县 所属县区 所属区县 所属县市区
      县、市、区 县/区 县/市/区 县区名称`),
    second: words("行政区 行政区划 所在地区 地区"),
    third: words(`
      区(县) 区/县 区、县 区(县、市) 区域(县|区) 区域(县/区) 区域(县、区) 区域(县区) 所在区(县) 所属区(县)
      区县名称 县市区名称 所属县市 所在县市`),
  },
  amount: {
    first: words("发放金额 贷款发放金额 放款额 发放额 投放金额 实际放款金额 借据金额"),
    second: words("贷款金额 借款金额 贷款本金 贷款额"),
    third: words("实际发放金额 实际投放金额 贷款投放金额 贷款放款金额 借款发放金额 银行放款金额"),
  },
  disbursedOn: {
    first: words("放款日 发放日期 发放日 贷款发放日期 贷款发放日 放款时间 发放时间 投放日期"),
    second: words(`
      起息日 起息日期 借据起始日 借据起始日期 贷款起始日 贷款起始日期 贷款日期 借款日期 借款日 贷款日`),
    third: words(`
      贷款发放时间 贷款放款日期 贷款放款日 贷款投放日期 投放日 投放时间 实际放款日期 实际放款日
      实际发放日期 实际发放日 借款发放日期 借款放款日期 借据发放日期 借据起期 借据开始日期 借据开始日
      借据起始时间 贷款开始日期 贷款开始日 贷款开始时间 贷款起始时间 贷款起期 借款起始日期 借款起始日
      借款开始日期 原始起始日期 原始起始日 债权起始日期 债权起始日`),
  },
  associationCode: {
    first: words(`
      协会统一社会信用代码 农技协信用代码 协会信用代码 农技协代码 协会代码
      所属农技协统一社会信用代码 所属农技协信用代码`),
  },
  dueOn: {
    first: words("到期日 贷款到期日 贷款到期日期 借据到期日 借据到期日期 到期时间"),
    second: words(`
      借据止期 借据终止日期 借据终止日 借据到期时间 贷款到期时间 贷款终止日期 贷款终止日 贷款止期
      借款到期日期 借款到期日 借款到期时间 放款到期日期 放款到期日 贷款截止日 贷款截止日期 借款截止日
      借款截止日期 原始到期日期 原始到期日 债权到期日期 债权到期日`),
  },
  outstanding: {
    first: words(`
      借据余额 本金余额 贷款本金余额 当前余额 期末余额 月末余额 剩余本金 放款余额 未还本金`),
    second: ["余额"],
    third: words(`
      借款余额 借款本金余额 借据本金余额 月末贷款余额 期末贷款余额 当前贷款余额 贷款当前余额
      贷款剩余本金 剩余贷款本金 未偿还本金 未偿还余额 未偿还贷款余额`),
  },
  creditLine: {
    first: words(`
      授信金额 授信总额 授信总额度 授信总金额 综合授信额度 贷款授信额度 借款人授信额度`),
  },
  rate: {
    first: words("执行年利率 执行利率 贷款利率 贷款年利率 利率"),
    second: words("月利率 执行月利率 贷款执行利率 借据利率 借款利率 年化利率"),
    third: words("实际利率 利率水平"),
  },
  product: { first: words("产品名称 贷款产品 贷款品种 业务品种 品种 贷款种类") },
  guarantee: {
    first: words("主担保方式 主要担保方式 贷款方式"),
    second: words("贷款担保方式 主担保方式名称"),
  },
  purpose: { first: words("借款用途 资金用途 用途"), second: words("借据贷款用途 借款资金用途") },
  branch: {
    first: words(`
      支行名称 经办支行 所属支行 网点 网点名称 经办网点 支行/网点 经办机构 放款机构 机构 机构名称`),
    second: words(`
      经办机构名称 经办支行名称 经办行 经办行名称 放款机构名称 放款支行 开户机构 开户机构名称
      贷款机构 贷款机构名称 所属机构 所属机构名称 银行机构名称 账务机构名称 业务发生机构`),
  },
  contractNo: {
    first: words("合同编号 贷款合同号 贷款合同编号 借款合同号 借款合同编号"),
    second: words(`
      合同号码 合同编码 贷款合同号码 贷款合同编码 借款合同号码 借款合同编码 信贷合同号 信贷合同编号
      业务合同编号 系统合同编号`),
  },
  customerNo: {
    first: ["银行客户号"],
    second: words("客户编号 核心客户号 核心客户编号 客户内码 客户唯一码"),
    third: words("信贷客户号 信贷客户编号 用户号 客户ID"),
  },
  status: { first: words("借据状态 状态 当前状态") },
  classification: {
    first: words("贷款五级分类 五级分类结果 五级分类状态 风险分类"),
    second: words("五级形态 五级分类形态 贷款五级形态 五级分类级别 五级分类名称 贷款质量"),
    third: ["贷款形态"],
  },
  poorHousehold: {
    first: words(`
      是否建档立卡户 建档立卡户 建档立卡 是否建档立卡贫困户 建档立卡贫困户 是否贫困户 贫困户`),
  },
  renewal: { first: words("续贷 是否借新还旧 借新还旧 是否无还本续贷 贷款性质 发放类型") },
};

/** All headers by which each column is known. */
export const columnHeaders: Readonly<Record<ColumnField, RankedWords>> = recordOf(columnFields, (field) => {
  const { first = [], ...others } = furtherHeaders[field] ?? {};
  return { first: [columnNames[field], ...first], ...others };
});
