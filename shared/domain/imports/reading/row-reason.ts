/** Every reason why a cell makes its row be refused. */
export const rowReasonCodes = [
  "value-missing",
  "cell-error",
  "formula-uncalculated",
  "value-ditto",
  "value-merged",
  "text-too-long",
  "loan-no-as-number",
  "loan-no-invalid",
  "loan-no-identity",
  "loan-no-repeated",
  "loan-versions-full",
  "loan-no-case",
  "code-as-number",
  "code-fraction",
  "code-as-day",
  "value-boolean",
  "text-broken",
  "name-without-letters",
  "name-misplaced",
  "text-superscript",
  "text-subscript",
  "text-struck",
  "text-hidden",
  "identity-as-number",
  "identity-length",
  "identity-characters",
  "identity-check-digit",
  "identity-birthday",
  "identity-old-form",
  "identity-masked",
  "identity-within",
  "currency-foreign",
  "row-undone",
  "not-disbursed",
  "row-repayment",
  "row-kind-unknown",
  "loan-not-known",
  "balance-above-ledger",
  "balance-unit-doubtful",
  "association-county-not-told",
  "amount-not-a-number",
  "amount-as-day",
  "amount-rounded",
  "amount-below-a-fen",
  "amount-not-positive",
  "amount-too-large",
  "amount-unit-contradicts",
  "amount-unit-doubtful",
  "amount-format-scaled",
  "balance-negative",
  "balance-above-amount",
  "credit-line-negative",
  "day-invalid",
  "day-ambiguous",
  "day-out-of-range",
  "day-in-future",
  "due-before-disbursed",
  "association-none",
  "county-unknown",
  "borrower-type-unknown",
  "borrower-type-not-told",
  "county-not-told",
  "status-unknown",
  "classification-unknown",
  "rate-invalid",
  "yes-no-unknown",
  "quote-stray",
  "amount-split",
  "fields-too-many",
  "fields-too-few",
  "fields-shifted",
  "record-broken",
  "until-before-since",
  "line-repeated",
  "member-elsewhere",
  "association-other",
  "association-merged",
  "county-not-yours",
  "branch-not-yours",
] as const;
export type RowReasonCode = (typeof rowReasonCodes)[number];

/** What each reason says to the liaison, and what to do about it. */
export const rowReasonTexts: Record<RowReasonCode, { message: string; remedy: string }> = {
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
  "text-too-long": { message: "文字过长。", remedy: "请缩短到 100 个字以内。" },
  "loan-no-as-number": {
    message: "借据号以数字格式存储，超过 15 位的部分已经丢失。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入。",
  },
  "loan-no-invalid": {
    message: "借据号含有不允许的字符，或超过 40 位。",
    remedy: "借据号只用字母、数字、汉字和 - _ / . ( )，请核对。",
  },
  "loan-no-identity": {
    message: "借据号一栏填的是身份证号。",
    remedy: "请核对这两列是否填反。",
  },
  "loan-no-repeated": {
    message: "文件里有内容不同的另一行用了同一个借据号。",
    remedy: "请核对借据号，只保留正确的一行。",
  },
  "loan-versions-full": {
    message: "这笔贷款的变更次数已到上限，不能再变更。",
    remedy: "请核对是否反复上传了内容不同的表；如确需变更，请联系科协。",
  },
  "loan-no-case": {
    message: "文件里另一行的借据号与它只差字母的大小写。",
    remedy: "请核对是不是同一张借据，按银行系统里的写法统一后再上传。",
  },
  "code-as-number": {
    message: "号码以数字格式存储，或写成了科学计数法，后几位已经丢失。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入。",
  },
  "code-fraction": {
    message: "号码是带小数的数，不是完整的号码。",
    remedy: "请把该列设为“文本”格式，按原件填写。",
  },
  "code-as-day": {
    message: "单元格是日期或时间，不是号码或名称。",
    remedy: "表格软件可能把它变成了日期：请把该列设为“文本”格式，按原件重新填写。",
  },
  "value-boolean": {
    message: "单元格是逻辑值（TRUE 或 FALSE），不是号码或文字。",
    remedy: "请把该列设为“文本”格式，按原件重新填写。",
  },
  "text-broken": {
    message: "文字里有乱码，原来的字已经丢失。",
    remedy: "请从银行系统重新导出，或按原件重新填写。",
  },
  "name-without-letters": {
    message: "名称里没有文字，像是填错了列。",
    remedy: "请填写姓名或名称，并核对这一行的各列有没有错位。",
  },
  "name-misplaced": {
    message: "这一格是号码，或是别的栏目用的词（如正常、是、县区名），不是名称。",
    remedy: "请填写姓名或名称，并核对这一行的各列有没有填反或错位。",
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
  "identity-as-number": {
    message: "证件号码以数字格式存储，后几位已经丢失，不能使用。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入完整号码。",
  },
  "identity-length": {
    message: "证件号码的位数不对。",
    remedy: "身份证号为 18 位（旧号 15 位），统一社会信用代码为 18 位，请核对。",
  },
  "identity-characters": { message: "证件号码含有不允许的字符。", remedy: "请按证件原文核对。" },
  "identity-check-digit": {
    message: "证件号码的校验位不对，号码中有输错的数字。",
    remedy: "请按证件原文核对每一位。",
  },
  "identity-birthday": { message: "身份证号中的出生日期不存在。", remedy: "请按证件原文核对。" },
  "identity-old-form": {
    message: "这个 15 位号码像是个人的旧身份证号，也可能是单位的注册号，分不清。",
    remedy: "请改填 18 位的统一社会信用代码或 18 位的身份证号，并核对客户类型。",
  },
  "identity-masked": {
    message: "证件号码有遮盖，不能用来识别借款人。",
    remedy: "请导出完整的证件号码；没有的，按客户号或名册上唯一的姓名归属。",
  },
  "identity-within": {
    message: "这一格里写有完整的身份证号，身份证号只能填在证件号码一栏。",
    remedy: "请删去这一格里的身份证号后再上传。",
  },
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
  "loan-not-known": {
    message: "台账中没有这张借据，表中又没有写明新贷款必须有的内容。",
    remedy: "请在表中补上这些列后重新上传，或在“列的含义和取值”里为整张表指定；借据号写错的请改正。",
  },
  "balance-above-ledger": {
    message: "贷款余额大于台账中的放款金额。",
    remedy: "请核对余额和单位（元或万元）；又有放款的，请在表中写明放款金额和放款日期。",
  },
  "balance-unit-doubtful": {
    message: "贷款余额不到台账中余额的千分之一，像是用“万元”填写的。",
    remedy: "请核对单位；单位是万元的，请在表头写明或在“系统怎样理解这份文件”里指定。",
  },
  "association-county-not-told": {
    message: "这个农技协不在名录里，表中又没有县区，不知道它在哪个县。",
    remedy: "请在表中补上县区，或在“列的含义和取值”里为整张表指定县区。",
  },
  "row-kind-unknown": {
    message: "不知道这个取值的行是不是人民币放款。",
    remedy: "请在“列的含义和取值”里指定这个取值的意思，指定一次即可。",
  },
  "amount-not-a-number": {
    message: "金额不是数字。",
    remedy: "请填写阿拉伯数字，如 100000 或 100,000.00。",
  },
  "amount-as-day": {
    message: "金额写的像是一个日期（如 20160713）。",
    remedy: "请核对金额和日期两列有没有填反。",
  },
  "amount-rounded": {
    message: "金额写成了科学计数法（如 1.23E+06），后几位已经丢失。",
    remedy: "请把该列设为普通数字格式，从银行系统重新导出或重新输入。",
  },
  "amount-below-a-fen": {
    message: "金额精确到了分以下。",
    remedy: "请把金额改为最多两位小数的元（公式结果请用 ROUND 取整后粘贴为数值）。",
  },
  "amount-not-positive": { message: "金额必须大于零。", remedy: "请核对；冲正请在原借据上更正，不填负数。" },
  "amount-too-large": { message: "金额超过单笔上限 100 亿元。", remedy: "请核对金额和单位（元或万元）。" },
  "amount-unit-contradicts": {
    message: "单元格自己写的单位与本列的单位不同。",
    remedy: "请统一为本列的单位（元或万元）后再上传。",
  },
  "amount-unit-doubtful": {
    message: "与同列其他金额相差上万倍，像是用另一个单位（元或万元）填写的。",
    remedy: "请统一单位后再上传；确实无误的，请在“系统怎样理解这份文件”里指定金额单位，再重新核对。",
  },
  "amount-format-scaled": {
    message: "单元格的数字格式把金额缩小了显示，看到的数不是存的数。",
    remedy: "请把该列改为普通数字格式，核对金额后再上传。",
  },
  "balance-negative": { message: "贷款余额为负数。", remedy: "请核对余额。" },
  "balance-above-amount": {
    message: "贷款余额大于放款金额。",
    remedy: "请核对余额和放款金额；同一借据分次放款的，请填写累计金额和首次放款日期，或每次放款用一张借据。",
  },
  "credit-line-negative": { message: "授信额度小于零。", remedy: "请核对授信额度，没有的留空。" },
  "day-invalid": {
    message: "不是有效的日期。",
    remedy: "请写成 2016-05-10、2016年5月10日 或 20160510，并确认有这一天。",
  },
  "day-ambiguous": {
    message: "分不清哪个是年、月、日。",
    remedy: "请写成四位年份在前，如 2016-05-10 或 2016年5月10日。",
  },
  "day-out-of-range": { message: "日期不在 1990 年至 2100 年之间。", remedy: "请核对年份。" },
  "day-in-future": { message: "放款日期晚于今天。", remedy: "请核对日期。" },
  "due-before-disbursed": { message: "到期日期早于放款日期。", remedy: "请核对这两个日期。" },
  "until-before-since": { message: "退会日期早于入会日期。", remedy: "请核对这两个日期。" },
  "line-repeated": {
    message: "名册中另有一行写同一对象，内容不同。",
    remedy: "请只保留正确的一行。",
  },
  "member-elsewhere": {
    message: "这个人同时在另一个农技协的会员名册上。",
    remedy:
      "如已转会，请先在原农技协名册上写明退会；确实同时是两会会员的，请在核对页面勾选“允许同时在两会”再确认。",
  },
  "association-other": {
    message: "这份名册只用于一个农技协，本行写的是另一个。",
    remedy: "请改正所属农技协，或按全部农技协的名册上传。",
  },
  "branch-not-yours": {
    message: "这笔贷款不是您的支行的。",
    remedy: "请只上传本支行的贷款；支行写法不一致的，请科协在设置中补上支行别名。",
  },
  "county-not-yours": {
    message: "这个农技协不在您所在的县（市、区）。",
    remedy: "请只写本县的农技协；其他县的由该县或市科协办理。",
  },
  "association-merged": {
    message: "这个农技协已并入别的农技协。",
    remedy: "请改填并入后的农技协；确需恢复的，请先撤销合并。",
  },
  "association-none": {
    message: "没有写明属于哪个农技协。",
    remedy: "请填写农技协的名称；不属于农技协的贷款不计入本项目。",
  },
  "county-unknown": {
    message: "不是本项目的县（市、区）。",
    remedy: "请填写项目所在市的县（市、区）名称；开发区、园区请填所属的县（市、区）。",
  },
  "borrower-type-not-told": {
    message: "表里没有客户类型列，由这个证件号码也看不出是会员、农技协还是小微企业。",
    remedy: "请在表中补上客户类型列后再上传。",
  },
  "county-not-told": {
    message: "表里没有县区列，由这个支行（网点）名称也看不出是哪个县区。",
    remedy: "请在导入页面指定这个支行属于哪个县区，或在表中补上县区列。",
  },
  "borrower-type-unknown": { message: "客户类型无法识别。", remedy: "请填写农技协、会员或小微企业。" },
  "status-unknown": { message: "贷款状态无法识别。", remedy: "请填写正常、展期、逾期、结清或核销。" },
  "classification-unknown": {
    message: "五级分类无法识别。",
    remedy: "请填写正常、关注、次级、可疑或损失。",
  },
  "rate-invalid": { message: "利率无法识别。", remedy: "请填写百分数，如 4.75 或 4.75%。" },
  "yes-no-unknown": { message: "只能填是或否。", remedy: "请填写“是”或“否”。" },
  "quote-stray": {
    message: "有一个双引号不成对，不能确定每一格从哪里开始、到哪里结束。",
    remedy: "请用记事本打开原文件，在这一行补上或删去双引号后再上传；也可以从银行系统导出 .xlsx。",
  },
  "amount-split": {
    message: "金额里的千分位逗号没有加双引号，一个金额被拆成了两格。",
    remedy: '请把金额写成 120000，或写成带双引号的 "120,000" 后再上传；也可以从银行系统导出 .xlsx。',
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
};

/** Why a row was refused or deserves a look: the cell, what is wrong with it and what to do; `value` is masked. */
export type RowReason = {
  cell: string;
  column: string;
  code: string;
  message: string;
  remedy: string;
  value: string;
};
