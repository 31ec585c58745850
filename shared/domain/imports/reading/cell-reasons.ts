import type { ReasonText } from "./reason-text.ts";

/** What is wrong with the content of a cell: empty, a formula, an unreliable text. */
export const cellReasons = {
  "value-missing": { message: "必填项为空。", remedy: "请补填后再上传。" },
  "cell-error": { message: "单元格是公式错误值。", remedy: "请改正公式，或粘贴为数值后再上传。" },
  "formula-uncalculated": {
    message: "公式没有计算过，文件里没有存它的结果。",
    remedy: "请用 Excel 或 WPS 打开文件，看到数字后保存，再重新上传。",
  },
  "value-ditto": {
    message: "写的是“同上”，不能确定指哪一行。",
    remedy: "请填写完整内容后再上传；号码、金额和日期不能写“同上”。",
  },
  "value-merged": {
    message: "几行合并成一个单元格，不知道每一行各是多少。",
    remedy: "请取消合并，每一行分别填写后再上传。",
  },
  "value-boolean": {
    message: "单元格是逻辑值（TRUE 或 FALSE），不是号码或文字。",
    remedy: "请把该列设为“文本”格式，按原件重新填写。",
  },
  "text-too-long": { message: "文字过长。", remedy: "请缩短到 100 个字以内。" },
  "text-broken": {
    message: "文字里有乱码，原来的字已经丢失。",
    remedy: "请从银行系统重新导出，或按原件重新填写。",
  },
  "text-superscript": {
    message: "单元格里有上标的字符（如注释号），分不清是不是内容的一部分。",
    remedy: "请去掉上标的字符，只留内容本身。",
  },
  "text-subscript": {
    message: "单元格里有下标的字符，分不清是不是内容的一部分。",
    remedy: "请去掉下标的字符，只留内容本身。",
  },
  "text-struck": {
    message: "单元格里有划了删除线的字符，分不清哪些算数。",
    remedy: "请删去划掉的字符，只留现在的内容。",
  },
  "text-hidden": {
    message: "单元格里有隐藏的字符，看到的与存的不同。",
    remedy: "请删去隐藏的字符，只留看得见的内容。",
  },
  "name-without-letters": {
    message: "名称里没有文字，像是填错了列。",
    remedy: "请填写姓名或名称，并核对这一行的各列有没有错位。",
  },
  "name-misplaced": {
    message: "这一格是号码，或是别的栏目用的词（如正常、是、县区名），不是名称。",
    remedy: "请填写姓名或名称，并核对这一行的各列有没有填反或错位。",
  },
} as const satisfies Record<string, ReasonText>;
