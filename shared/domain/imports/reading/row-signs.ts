import { headerWord } from "./header-word.ts";
import type { RowReasonCode } from "./row-reason.ts";
import { movesBack, no, remarks, undone, wordList, yesWord } from "./sign-words.ts";
import { compact } from "./text.ts";

/** What a value in a column of row signs means: the row may be a loan, it is none and why, or unknown. */
export type SignVerdict = "harmless" | "unknown" | RowReasonCode;

/** A kind of column that says whether a row is a disbursement in yuan at all. */
export type RowSign = {
  headers: readonly string[];
  /** The values that every loan may have, in capitals; a blank cell is harmless too. */
  harmless: readonly string[];
  /** What says surely that the row is no disbursement, and the reason with which it is refused. */
  others: readonly (readonly [RegExp, RowReasonCode])[];
  /** Whether any other value says nothing, instead of being asked about. */
  lenient?: true;
};

const flagged = (harmless: readonly string[], code: RowReasonCode): Pick<RowSign, "harmless" | "others"> => ({
  harmless: [...no, ...harmless, "正常", "有效"],
  others: [
    [yesWord, code],
    [undone, code],
  ],
});
const withMarks = (...words: readonly string[]) =>
  words.flatMap((word) => [
    word,
    `是否${word}`,
    `是否已${word}`,
    `${word}标志`,
    `${word}标识`,
    `${word}标记`,
    `${word}状态`,
  ]);

/** The columns with row signs, and their harmless values. */
export const rowSigns: readonly RowSign[] = [
  {
    headers: [
      ...wordList(
        "币种 币别 货币 货币种类 货币名称 货币代码 货币类型 币种代码 币种名称 币种类型 CCY CURRENCY",
      ),
      ...wordList(
        "贷款币种 借据币种 放款币种 合同币种 交易币种 账户币种 记账币种 借款币种 发放币种 金额币种",
      ),
    ],
    harmless: wordList("人民币 人民币元 人民幣 CNY RMB CNH 156 元 ¥ 本币 CHINESEYUAN 001"),
    others: [
      [
        /美|港|欧|日元|日圆|英镑|澳|加元|加拿大|韩|瑞士|新加坡|卢布|台币|外币|USD|HKD|EUR|JPY|GBP|AUD|CAD|KRW|CHF|SGD|TWD/,
        "currency-foreign",
      ],
      [/^(?:840|344|978|392|826|036|124|410|756|702)$/, "currency-foreign"],
    ],
  },
  { headers: withMarks("删除", "逻辑删除"), ...flagged(["未删除"], "row-undone") },
  { headers: withMarks("作废", "废弃"), ...flagged(["未作废"], "row-undone") },
  { headers: withMarks("撤销", "撤消"), ...flagged(["未撤销"], "row-undone") },
  {
    headers: withMarks("冲销", "冲正", "红冲", "红字", "抹账", "反交易", "冲账"),
    ...flagged(["未冲销", "未冲正", "未冲", "蓝字"], "row-undone"),
  },
  {
    headers: wordList("是否有效 有效标志 有效标识 有效状态 是否生效 生效标志"),
    harmless: wordList("是 Y YES TRUE 1 √ 有效 生效 已生效 正常"),
    others: [[/无效|失效|^(?:否|N|NO|FALSE|0|×)$/, "row-undone"]],
  },
  {
    headers: [
      ...wordList(
        "放款状态 放款标志 放款标识 是否放款 是否已放款 放款结果 发放状态 发放标志 贷款发放状态 发放结果",
      ),
      ...wordList(
        "出账状态 出账标志 是否出账 投放状态 提款状态 支用状态 审批状态 审批结果 审核状态 审核结果 申请状态",
      ),
    ],
    harmless: [
      ...wordList(
        "已放款 放款 放款成功 放款完成 已放 全部放款 已全部放款 放款已完成 放款正常 成功 正常 完成 已完成",
      ),
      ...wordList(
        "已发放 发放 发放成功 全部发放 已出账 出账成功 已投放 已提款 已支用 已入账 入账成功 已记账 生效 已生效 有效",
      ),
      ...wordList("通过 已通过 审批通过 审核通过 同意 批准 已批准 已审批 已审核 是 Y YES √ TRUE"),
      ...wordList("结清 已结清 未结清 还款中 逾期 展期 已到期 未到期 核销"),
    ],
    others: [
      [/冲正|冲销|作废|红字|抹账|删除/, "row-undone"],
      [
        /待|未|拒|否决|撤|取消|失败|退回|驳回|中$|申请|终止|关闭|不同意|不通过|^(?:否|N|NO|FALSE|×)$/,
        "not-disbursed",
      ],
    ],
  },
  {
    headers: [
      ...wordList("交易类型 交易类别 交易种类 交易名称 交易摘要 交易性质 交易方向 业务摘要"),
      ...wordList(
        "发放或回收 发放/回收 发放回收 发放回收标志 发放/收回 发放或收回 发放收回标志 放款/还款 放款或还款 放款还款标志 放收标志 发放还款标志 借贷标志 借贷方向 借贷别 收付标志",
      ),
    ],
    harmless: [
      ...wordList(
        "发放 放款 放贷 贷款发放 贷款放款 发放贷款 正常发放 正常放款 首次放款 借款 提款 支用 投放 出账 新增 新放 新发放",
      ),
      ...wordList("借新还旧 续贷 无还本续贷 借 借方 D"),
    ],
    others: [
      [undone, "row-undone"],
      [/还|回收|收回|归还|结息|扣息|利息|结清|核销|罚|调账|转出/, "row-repayment"],
    ],
  },
  {
    headers: wordList("记录状态 数据状态 记录标志 数据标志 操作类型 操作标志 变更类型 变动类型"),
    harmless: wordList(
      "正常 有效 生效 已生效 启用 正式 已审核 已确认 新增 修改 变更 更新 I U INSERT UPDATE Y",
    ),
    others: [[/删除|作废|无效|失效|停用|冲|撤|注销|草稿|暂存|待|未|^(?:D|DELETE|N)$/, "row-undone"]],
  },
  {
    headers: wordList("摘要 业务类型 业务类别 业务种类 业务名称 记账摘要 凭证摘要 账务摘要 附言"),
    harmless: [],
    others: [[movesBack, "row-repayment"], ...remarks],
    lenient: true,
  },
  {
    headers: ["备注", "说明", "附注"],
    harmless: [],
    others: remarks,
    lenient: true,
  },
];

const byHeader = new Map(rowSigns.flatMap((sign) => sign.headers.map((header) => [header, sign] as const)));

/** The row sign that a header names, or `undefined`. */
export function rowSignOf(header: string): RowSign | undefined {
  return byHeader.get(headerWord(header).word.toUpperCase());
}

/** What a text means under a sign; the parts of 156-人民币 are looked at separately. */
export function signVerdict({ harmless, others, lenient }: RowSign, written: string): SignVerdict {
  const text = compact(written).toUpperCase();
  const parts = [text, ...text.split(/[-_:：/()（）.]+/)].filter((part) => part !== "");
  if (
    parts.length > 1 &&
    (harmless.includes(text) || parts.slice(1).every((part) => harmless.includes(part)))
  )
    return "harmless";
  const found = others.find(([pattern]) => parts.some((part) => pattern.test(part)));
  if (found !== undefined) return found[1];
  return lenient === true ? "harmless" : "unknown";
}
