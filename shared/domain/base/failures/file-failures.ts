import { all, around, type FailureFacts, type FailureTable } from "./failure-row.ts";

/** Failures of an uploaded file: trying again with the same file is of no use. */
export const fileFailures = {
  "file-empty": {
    status: 422,
    title: "空文件",
    message: "文件里没有内容。",
    remedy: "请从银行系统重新导出后再上传。",
  },
  "file-too-large": {
    status: 413,
    title: "文件过大",
    message: ({ maxMb = 50 }) => `文件超过上限 ${maxMb} MB。`,
    remedy: "请按月份或县区拆成几个文件分别上传。",
  },
  "file-unreadable": {
    status: 422,
    title: "文件无法读取",
    message: (facts) => {
      if (facts.line !== undefined) return `文件第 ${facts.line} 行有一个双引号没有结束，不能确定有哪些列。`;
      const place = damagedPlace(facts);
      return place === ""
        ? "文件已损坏，或不是完整的 Excel、CSV 文件。"
        : `文件已损坏，读不出来的地方是：${place}。`;
    },
    remedy: (facts) =>
      facts.line === undefined
        ? `请在 Excel 或 WPS 中打开（提示修复时选“是”），确认${damagedPlace(facts) && "这里的"}内容无误，另存为 .xlsx 后再上传。`
        : "请用记事本打开文件，在这一行补上或删去双引号后再上传；也可以从银行系统导出 .xlsx。",
  },
  "file-encrypted": {
    status: 422,
    title: "文件有密码",
    message: "文件设了打开密码，系统无法读取。",
    remedy: "请在 Excel 或 WPS 中取消密码，保存后再上传。",
  },
  "file-unsafe": {
    status: 422,
    title: "文件结构异常",
    message: (facts) =>
      `文件的内部结构异常（${damagedPlace(facts) || "如解压后过大、条目重复或与声明不符"}），为安全起见未读取。`,
    remedy: "请在 Excel 或 WPS 中打开，核对内容后另存为新的 .xlsx 再上传。",
  },
  "file-not-a-table": {
    status: 422,
    title: "不是表格文件",
    message: "文件内容不是 Excel 工作簿，也不是 CSV 表格。",
    remedy: "请上传银行系统导出的 .xlsx、.xls、.et 或 .csv 文件。",
  },
  "file-altered": {
    status: 422,
    title: "文件与登记的不一致",
    message: "收到的文件与登记的大小或校验值不同，可能在传输中损坏或被替换。",
    remedy: "请重新选择文件上传。",
  },
  "file-too-slow": {
    status: 422,
    title: "文件读取超时",
    message: "文件过于复杂，在规定时间内没有读完。",
    remedy: "请只保留明细表，去掉图片、公式和多余的格式，另存为 .xlsx 后再上传。",
  },
  "too-many-rows": {
    status: 422,
    title: "行数过多",
    message: ({ max = 200000 }) => `文件超过 ${max} 行的上限。`,
    remedy: "请按月份或县区拆成几个文件分别上传。",
  },
  "too-many-columns": {
    status: 422,
    title: "列数过多",
    message: ({ max = 1024, line, cell, ...facts }) =>
      `${onSheet(facts)}${around("第 ", line, " 行")}${around("用到了单元格 ", cell, "，")}超过 ${max} 列的上限。`,
    remedy: "请删去明细右边用不到的列（包括看上去空白、只有零星内容的列），保存后再上传。",
  },
  "too-many-sheets": {
    status: 422,
    title: "工作表过多",
    message: ({ sheets = "很多", max = 100 }) => `文件有 ${sheets} 张工作表，超过 ${max} 张的上限。`,
    remedy: "请只保留贷款明细的工作表，或拆成几个文件分别上传。",
  },
  "too-many-merges": {
    status: 422,
    title: "合并单元格过多",
    message: ({ max = 200000, ...facts }) => `${onSheet(facts)}的合并单元格超过 ${max} 处的上限。`,
    remedy: "请在 Excel 或 WPS 中全选、取消合并，保存后再上传；也可按月份或县区拆成几个文件。",
  },
  "too-many-formats": {
    status: 422,
    title: "单元格格式过多",
    message: ({ max = 200 }) => `文件里不同的单元格格式超过 ${max} 种的上限。`,
    remedy: "请新建一个工作簿，把明细用“选择性粘贴—值和数字格式”粘贴过去，保存后再上传。",
  },
  "too-many-parts": {
    status: 422,
    title: "图片和附件过多",
    message: ({ max = 2000 }) => `文件里的图片、控件等内部文件超过 ${max} 个的上限。`,
    remedy: "请只把贷款明细的工作表复制到新的工作簿（不带图片和控件），保存后再上传。",
  },
  "too-much-content": {
    status: 422,
    title: "内容过多",
    message:
      "文件展开后的内容超过上限，常见原因是行列太多、文字太长，或表格下方、右边有大量只有格式的空白单元格。",
    remedy:
      "请只选有数据的区域复制到新的工作簿，另存为 .xlsx 后再上传；仍过多的，请按月份或县区拆成几个文件。",
  },
  "cell-too-long": {
    status: 422,
    title: "单元格文字过长",
    message: ({ cell = "", line, length, max = 32767, ...facts }) =>
      `${onSheet(facts)}${around("第 ", line, " 行")}单元格 ${cell} 的文字${around("有 ", length, " 个字，")}超过 ${max} 个字的上限。`,
    remedy: "请看这一格里是否误贴了大段文字（或 CSV 少了引号），改短后再上传。",
  },
  "sheet-name-repeated": {
    status: 422,
    title: "工作表重名",
    message: ({ sheet = "" }) => `文件里有两张工作表都叫“${sheet}”。`,
    remedy: "请在 Excel 或 WPS 中打开，把其中一张改名，保存后再上传。",
  },
  "no-loan-table": {
    status: 422,
    title: "没有找到贷款明细表",
    message: ({ sheet = "", missing }) =>
      `文件里没有一张工作表含有贷款明细的表头。${around(`最接近的工作表“${sheet}”还差：`, all(missing), "。")}`,
    remedy:
      "请确认上传的是贷款明细，表头应有：借据号、借款人、证件号码、客户类型、所属农技协、县区、放款金额、放款日期。",
  },
  "holds-not-told": {
    status: 422,
    title: "请说明这个文件是什么范围的贷款",
    message: ({ loans = "几" }) => `有 ${loans} 笔的借款人不在会员名册中，也没有写所属农技协。`,
    remedy:
      "请在导入页面选择：全部是银会合作贷款（这些笔入账后记为“待归属”），或全行贷款、按会员名册挑选（这些笔略过，不保留）。选择会记住，以后同样表头的文件不再询问。",
  },
  "no-borrowers-to-pick": {
    status: 422,
    title: "没有借款人一列，不能按名册挑选",
    message: ({ loans = "几" }) =>
      `有 ${loans} 笔台账里没有的贷款，而表里没有借款人、证件号码或客户号，无法与会员名册核对。`,
    remedy:
      "请导出带有借款人姓名、证件号码或客户号的表；如果这个文件里全部是银会合作贷款，请在导入页面改选“全部是银会合作贷款”，这些笔入账后记为“待归属”。",
  },
  "names-not-confirmed": {
    status: 422,
    title: "请确认按姓名找到的会员",
    message: ({ names = "几" }) => `有 ${names} 笔没有证件号码，但借款人姓名在会员名册中唯一。`,
    remedy: "请在导入页面确认这些借款人就是名册上的会员，或选择不按姓名归属。",
  },
  "no-register": {
    status: 422,
    title: "没有找到名册",
    message: ({ missing }) => `文件里没有名册的表头，缺少：${all(missing)}。`,
    remedy:
      "请确认上传的是名册：会员名册要有姓名、证件号码、所属农技协，农技协名录要有名称、县（市、区），建档立卡名单要有姓名、证件号码。",
  },
  "columns-missing": {
    status: 422,
    title: "缺少必需的列",
    message: ({ sheet = "", row = "", missing }) =>
      `工作表“${sheet}”第 ${row} 行的表头缺少：${all(missing)}。`,
    remedy: "文件里换了名称的，请在导入页面指定是哪一列；没有的，请补上后再上传。",
  },
  "columns-ambiguous": {
    status: 422,
    title: "表头有歧义",
    message: ({ sheet = "", row = "", column = "", cells }) =>
      `工作表“${sheet}”第 ${row} 行有多列都像“${column}”：${all(cells)}。`,
    remedy: "请在导入页面指定用哪一列；或只保留一列，或把其余列的表头改得明确后再上传。",
  },
  "column-contradicts": {
    status: 422,
    title: "列的内容与表头不符",
    message: ({ sheet = "", header = "", holds = "别的内容", cells }) =>
      `工作表“${sheet}”中表头是“${header}”的列，内容看起来是${holds}：${all(cells)}。`,
    remedy:
      "请核对这一列的表头和内容是否错位，改正后再上传；表头不是规定名称的，可在导入页面指定每一列的含义。",
  },
  "header-contradicts": {
    status: 422,
    title: "表头前后不一致",
    message: ({ sheet = "", row = "", firstRow = "" }) =>
      `工作表“${sheet}”第 ${row} 行又出现了表头，与第 ${firstRow} 行的表头列序不同。`,
    remedy: "请把两张表分成两个工作表，或统一列的顺序后再上传。",
  },
  "formulas-uncalculated": {
    status: 422,
    title: "公式没有计算",
    message: ({ sheet = "", columns, cells }) =>
      `工作表“${sheet}”的${all(columns)}是公式，文件里存的只是 0 或空，从没有计算过：${all(cells)} 等。`,
    remedy: "请用 Excel 或 WPS 打开文件，看到数字后保存，再重新上传。",
  },
  "unit-contradictory": {
    status: 422,
    title: "金额单位矛盾",
    message: ({ sheet = "", units }) => `工作表“${sheet}”同时写着${all(units)}，无法确定金额单位。`,
    remedy: "请统一表头和“单位：”一行的写法后再上传。",
  },
  "unit-unknown": {
    status: 422,
    title: "金额单位无法识别",
    message: ({ sheet = "", unit = "" }) => `工作表“${sheet}”的金额单位写着“${unit}”，系统只识别元和万元。`,
    remedy: "请换算成元或万元，并改正表头或“单位：”一行后再上传。",
  },
} satisfies FailureTable;

/** Which sheet a failure speaks of, where it is known. */
function onSheet({ sheet }: FailureFacts): string {
  return around("工作表“", sheet, "”") || "文件";
}

/** Where a damaged file is damaged, as far as it is known. */
function damagedPlace({ sheet, cell, row, part }: FailureFacts): string {
  const within = around("的单元格 ", cell, "") || around("的第 ", row, " 行");
  return sheet === undefined ? around("内部文件 ", part, "") : `工作表“${sheet}”${within}`;
}
