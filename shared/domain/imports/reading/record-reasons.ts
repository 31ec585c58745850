import type { ReasonText } from "./reason-text.ts";

/** What is wrong with a line of a text file whose fields are not where they belong. */
export const recordReasons = {
  "quote-stray": {
    message: "有一个双引号不成对，不能确定每一格从哪里开始、到哪里结束。",
    remedy: "请用记事本打开原文件，在这一行补上或删去双引号后再上传；也可以从银行系统导出 .xlsx。",
  },
  "fields-too-many": {
    message: "这一行的格数比表头多，后面的列已经错位。",
    remedy:
      "多半是文字或金额里有分隔符（如逗号）而没有加双引号，请改正这一行；每一行都多的，请在表头补上漏写的列名。",
  },
  "fields-too-few": {
    message: "这一行的格数比表头少，不能确定各列没有错位。",
    remedy: "请核对这一行漏了哪一格，没有内容的也要保留分隔符。",
  },
  "fields-shifted": {
    message: "这一行的内容与表头对不上，像是从某一格起错了一列。",
    remedy: "请核对文字或金额里是否有没加双引号的分隔符（如逗号），或漏了一格。",
  },
  "record-broken": {
    message: "一条记录在文字里换了行，断成了几行。",
    remedy: "请用记事本打开原文件，把这几行合成一行，或给有换行的文字加上双引号后再上传。",
  },
} as const satisfies Record<string, ReasonText>;
