import { type Book, dropTotals, insertColumn, type Line, loanLines, loanSheets, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { some } from "./places.ts";
import type { Rng } from "./rng.ts";

const table = ["structure", "csv", "header", "total"];

/** Columns that say of a row whether it is a disbursement in yuan: harmless words, and others. */
const tellingColumns: readonly { header: string; harmless: readonly string[]; others: readonly string[] }[] =
  [
    {
      header: "币种",
      harmless: ["人民币", "CNY", "RMB", "156", "人民币元"],
      others: ["USD", "美元", "840", "HKD", "欧元"],
    },
    { header: "币别", harmless: ["人民币", "CNY"], others: ["USD", "日元"] },
    { header: "删除标志", harmless: ["0", "否", "N", "未删除"], others: ["1", "是", "Y", "已删除"] },
    { header: "冲销标志", harmless: ["0", "否", "N", ""], others: ["1", "是", "已冲销"] },
    { header: "是否作废", harmless: ["否", "0"], others: ["是", "1"] },
    { header: "是否冲正", harmless: ["否"], others: ["是"] },
    {
      header: "放款状态",
      harmless: ["已放款", "放款成功", "已发放"],
      others: ["待放款", "已拒绝", "已撤销", "放款失败"],
    },
    {
      header: "交易类型",
      harmless: ["发放", "放款", "贷款发放"],
      others: ["还款", "回收", "贷款回收", "冲正"],
    },
    { header: "发放/回收", harmless: ["发放"], others: ["回收"] },
    { header: "货币", harmless: ["人民币", "CNY"], others: ["USD", "美元"] },
    { header: "币种代码", harmless: ["CNY", "156"], others: ["USD", "840"] },
    { header: "是否删除", harmless: ["否", "0"], others: ["是", "1"] },
    { header: "冲正标志", harmless: ["0", "否", "正常"], others: ["1", "是", "已冲正"] },
    { header: "撤销标志", harmless: ["否", "0"], others: ["是", "1"] },
    { header: "作废标志", harmless: ["否", "0"], others: ["是", "1"] },
    { header: "抹账标志", harmless: ["否", "0"], others: ["是", "1"] },
    { header: "是否有效", harmless: ["是", "1", "有效"], others: ["否", "0", "无效"] },
    { header: "有效标志", harmless: ["1", "有效"], others: ["0", "无效"] },
    { header: "记录状态", harmless: ["有效", "正常"], others: ["无效", "已删除", "作废"] },
    { header: "发放状态", harmless: ["已发放"], others: ["未发放", "待发放", "发放失败"] },
    { header: "出账状态", harmless: ["已出账"], others: ["未出账", "出账失败"] },
    { header: "审批状态", harmless: ["通过", "审批通过"], others: ["否决", "审批中", "退回"] },
    { header: "交易名称", harmless: ["贷款发放"], others: ["贷款归还", "贷款回收"] },
    {
      header: "摘要",
      harmless: ["购种子", "贷款发放", "归还他行贷款"],
      others: ["还款", "收回贷款", "提前还款", "冲正"],
    },
    {
      header: "业务类型",
      harmless: ["个人经营贷款", "发放", "等额本息还款贷款"],
      others: ["收回", "贷款收回", "还款", "归还贷款本金"],
    },
    { header: "业务种类", harmless: ["流动资金贷款", "借新还旧"], others: ["本金收回", "利息收回"] },
    { header: "借贷标志", harmless: ["借"], others: ["贷"] },
  ];

/** Rows of a table that are no disbursement in yuan, as a column beside them says. */
export const otherRows: readonly Mutation[] = [
  {
    name: "a column that says all rows are disbursements in yuan",
    touches: table,
    floor: 90,
    apply(book, rng) {
      const { header, harmless } = rng.pick(tellingColumns);
      const word = rng.pick(harmless);
      addColumn(book, rng, header, () => word);
      return true;
    },
  },
  {
    name: "a column that says of some rows they are no disbursement in yuan",
    touches: table,
    floor: 0,
    apply(book, rng) {
      const { header, harmless, others } = rng.pick(tellingColumns);
      const loans = loanSheets(book).flatMap(loanLines);
      const out = new Set<Line>(some(rng, loans));
      for (const line of loans) if (out.has(line)) line.loan.counts = false;
      const word = rng.pick(harmless);
      addColumn(book, rng, header, (line) => (out.has(line) ? rng.pick(others) : word));
      for (const sheet of loanSheets(book)) dropTotals(sheet);
      return true;
    },
  },
  {
    name: "all rows are no disbursement in yuan",
    touches: table,
    floor: 0,
    apply(book, rng) {
      const { header, others } = rng.pick(tellingColumns);
      const word = rng.pick(others);
      for (const { loan } of loanSheets(book).flatMap(loanLines)) loan.counts = false;
      addColumn(book, rng, header, () => word);
      return true;
    },
  },
];

function addColumn(book: Book, rng: Rng, header: string, wordOf: (line: Line) => string): void {
  for (const sheet of loanSheets(book)) {
    const at = rng.int(1, sheet.columns.length);
    insertColumn(sheet, at, { header }, (line) => {
      const word = line.loan === undefined ? "" : wordOf(line);
      return word === "" ? null : text(word);
    });
  }
}
