/** What a part says of a loan: the right figure, some of it, none, twice as much, or the number of loans. */
export type Share = "right" | "quarter" | "rest" | "none" | "double" | "one";

/** The words below a header that spans columns, and what stands under each. */
export type Parts = readonly { word: string; share: Share }[];

/** What stands below 放款金额. */
export const amountParts: readonly Parts[] = [
  [
    { word: "本月", share: "none" },
    { word: "累计", share: "right" },
  ],
  [
    { word: "本月", share: "quarter" },
    { word: "本年", share: "rest" },
    { word: "累计", share: "right" },
  ],
  [
    { word: "合同", share: "double" },
    { word: "实际发放", share: "right" },
  ],
  [
    { word: "信用", share: "quarter" },
    { word: "保证", share: "rest" },
  ],
  [
    { word: "信用", share: "none" },
    { word: "保证", share: "quarter" },
    { word: "抵押", share: "rest" },
  ],
  [
    { word: "笔数", share: "one" },
    { word: "金额", share: "right" },
  ],
  [
    { word: "计划", share: "double" },
    { word: "实际", share: "right" },
  ],
  [
    { word: "新增", share: "quarter" },
    { word: "续贷", share: "rest" },
  ],
  [
    { word: "农户", share: "quarter" },
    { word: "企业", share: "rest" },
  ],
  [
    { word: "本期", share: "none" },
    { word: "本年累计", share: "quarter" },
    { word: "历年累计", share: "right" },
  ],
  [
    { word: "第一笔", share: "quarter" },
    { word: "第二笔", share: "rest" },
  ],
  [
    { word: "信用", share: "quarter" },
    { word: "保证", share: "rest" },
    { word: "合计", share: "right" },
  ],
  [
    { word: "小计", share: "right" },
    { word: "本金", share: "quarter" },
    { word: "贴息", share: "rest" },
  ],
  [
    { word: "本月", share: "quarter" },
    { word: "合计", share: "right" },
  ],
  [
    { word: "户数", share: "one" },
    { word: "建档立卡户", share: "quarter" },
    { word: "一般户", share: "rest" },
  ],
  [
    { word: "自有资金", share: "quarter" },
    { word: "支农再贷款", share: "rest" },
  ],
  [
    { word: "正常", share: "rest" },
    { word: "续贷", share: "quarter" },
  ],
  [
    { word: "短期", share: "rest" },
    { word: "中长期", share: "quarter" },
  ],
  [
    { word: "琅琊区", share: "rest" },
    { word: "其他", share: "quarter" },
  ],
];
/** What stands below 放款金额 where one part alone can be it. */
export const plainAmountParts: readonly Parts[] = [
  [
    { word: "笔数", share: "one" },
    { word: "金额", share: "right" },
  ],
  [
    { word: "计划", share: "double" },
    { word: "实际", share: "right" },
  ],
  [
    { word: "合同", share: "double" },
    { word: "实际发放", share: "right" },
  ],
  [
    { word: "信用", share: "quarter" },
    { word: "保证", share: "rest" },
    { word: "合计", share: "right" },
  ],
];
/** What stands below 贷款余额. */
export const balanceParts: readonly Parts[] = [
  [
    { word: "年初", share: "none" },
    { word: "期末", share: "right" },
  ],
  [
    { word: "上月末", share: "double" },
    { word: "本月末", share: "right" },
  ],
  [
    { word: "正常", share: "right" },
    { word: "逾期", share: "none" },
  ],
  [
    { word: "本金", share: "right" },
    { word: "利息", share: "quarter" },
  ],
  [
    { word: "余额", share: "right" },
    { word: "其中：逾期", share: "quarter" },
  ],
  [
    { word: "年初", share: "double" },
    { word: "月初", share: "quarter" },
    { word: "期末", share: "right" },
  ],
];
