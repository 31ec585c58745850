import type { FailureCode, FailureFacts, LedgerFailure } from "./failure.ts";
import { type FailureText, fixed, type TextMaker } from "./failure-text-maker.ts";
import { placeFailureTexts } from "./place-failure-text.ts";

const texts: Record<FailureCode, TextMaker> = {
  "file-empty": fixed("空文件", "文件里没有内容。", "请从银行系统重新导出后再上传。"),
  "file-too-large": (facts) => ({
    title: "文件过大",
    message: `文件超过上限 ${said(facts, "maxMb", "50")} MB。`,
    remedy: "请按月份或县区拆成几个文件分别上传。",
  }),
  "file-unreadable": (facts) => {
    if (facts["line"] !== undefined) {
      return {
        title: "文件无法读取",
        message: `文件第 ${said(facts, "line", "1")} 行有一个双引号没有结束，不能确定有哪些列。`,
        remedy: "请用记事本打开文件，在这一行补上或删去双引号后再上传；也可以从银行系统导出 .xlsx。",
      };
    }
    const place = damagedPlace(facts);
    return {
      title: "文件无法读取",
      message:
        place === ""
          ? "文件已损坏，或不是完整的 Excel、CSV 文件。"
          : `文件已损坏，读不出来的地方是：${place}。`,
      remedy: `请在 Excel 或 WPS 中打开（提示修复时选“是”），确认${place === "" ? "" : "这里的"}内容无误，另存为 .xlsx 后再上传。`,
    };
  },
  "file-encrypted": fixed(
    "文件有密码",
    "文件设了打开密码，系统无法读取。",
    "请在 Excel 或 WPS 中取消密码，保存后再上传。",
  ),
  "file-unsafe": (facts) => ({
    title: "文件结构异常",
    message: `文件的内部结构异常（${damagedPlace(facts) || "如解压后过大、条目重复或与声明不符"}），为安全起见未读取。`,
    remedy: "请在 Excel 或 WPS 中打开，核对内容后另存为新的 .xlsx 再上传。",
  }),
  "file-not-a-table": fixed(
    "不是表格文件",
    "文件内容不是 Excel 工作簿，也不是 CSV 表格。",
    "请上传银行系统导出的 .xlsx、.xls、.et 或 .csv 文件。",
  ),
  "file-altered": fixed(
    "文件与登记的不一致",
    "收到的文件与登记的大小或校验值不同，可能在传输中损坏或被替换。",
    "请重新选择文件上传。",
  ),
  "file-too-slow": fixed(
    "文件读取超时",
    "文件过于复杂，在规定时间内没有读完。",
    "请只保留明细表，去掉图片、公式和多余的格式，另存为 .xlsx 后再上传。",
  ),
  "too-many-rows": (facts) => ({
    title: "行数过多",
    message: `文件超过 ${said(facts, "max", "200000")} 行的上限。`,
    remedy: "请按月份或县区拆成几个文件分别上传。",
  }),
  "too-many-columns": (facts) => ({
    title: "列数过多",
    message: `${onSheet(facts)}${listed(facts, "line", "第 ", " 行")}${listed(facts, "cell", "用到了单元格 ", "，")}超过 ${said(facts, "max", "1024")} 列的上限。`,
    remedy: "请删去明细右边用不到的列（包括看上去空白、只有零星内容的列），保存后再上传。",
  }),
  "too-many-sheets": (facts) => ({
    title: "工作表过多",
    message: `文件有 ${said(facts, "sheets", "很多")} 张工作表，超过 ${said(facts, "max", "100")} 张的上限。`,
    remedy: "请只保留贷款明细的工作表，或拆成几个文件分别上传。",
  }),
  "too-many-merges": (facts) => ({
    title: "合并单元格过多",
    message: `${onSheet(facts)}的合并单元格超过 ${said(facts, "max", "200000")} 处的上限。`,
    remedy: "请在 Excel 或 WPS 中全选、取消合并，保存后再上传；也可按月份或县区拆成几个文件。",
  }),
  "too-many-formats": (facts) => ({
    title: "单元格格式过多",
    message: `文件里不同的单元格格式超过 ${said(facts, "max", "200")} 种的上限。`,
    remedy: "请新建一个工作簿，把明细用“选择性粘贴—值和数字格式”粘贴过去，保存后再上传。",
  }),
  "too-many-parts": (facts) => ({
    title: "图片和附件过多",
    message: `文件里的图片、控件等内部文件超过 ${said(facts, "max", "2000")} 个的上限。`,
    remedy: "请只把贷款明细的工作表复制到新的工作簿（不带图片和控件），保存后再上传。",
  }),
  "too-much-content": fixed(
    "内容过多",
    "文件展开后的内容超过上限，常见原因是行列太多、文字太长，或表格下方、右边有大量只有格式的空白单元格。",
    "请只选有数据的区域复制到新的工作簿，另存为 .xlsx 后再上传；仍过多的，请按月份或县区拆成几个文件。",
  ),
  "cell-too-long": (facts) => ({
    title: "单元格文字过长",
    message: `${onSheet(facts)}${listed(facts, "line", "第 ", " 行")}单元格 ${said(facts, "cell", "")} 的文字${listed(facts, "length", "有 ", " 个字，")}超过 ${said(facts, "max", "32767")} 个字的上限。`,
    remedy: "请看这一格里是否误贴了大段文字（或 CSV 少了引号），改短后再上传。",
  }),
  "sheet-name-repeated": (facts) => ({
    title: "工作表重名",
    message: `文件里有两张工作表都叫“${said(facts, "sheet", "")}”。`,
    remedy: "请在 Excel 或 WPS 中打开，把其中一张改名，保存后再上传。",
  }),
  "no-loan-table": (facts) => ({
    title: "没有找到贷款明细表",
    message: `文件里没有一张工作表含有贷款明细的表头。${listed(facts, "missing", `最接近的工作表“${said(facts, "sheet", "")}”还差：`, "。")}`,
    remedy:
      "请确认上传的是贷款明细，表头应有：借据号、借款人、证件号码、客户类型、所属农技协、县区、放款金额、放款日期。",
  }),
  "columns-missing": (facts) => ({
    title: "缺少必需的列",
    message: `工作表“${said(facts, "sheet", "")}”第 ${said(facts, "row", "")} 行的表头缺少：${all(facts, "missing")}。`,
    remedy: "文件里换了名称的，请在导入页面指定是哪一列；没有的，请补上后再上传。",
  }),
  "columns-ambiguous": (facts) => ({
    title: "表头有歧义",
    message: `工作表“${said(facts, "sheet", "")}”第 ${said(facts, "row", "")} 行有多列都像“${said(facts, "column", "")}”：${all(facts, "cells")}。`,
    remedy: "请在导入页面指定用哪一列；或只保留一列，或把其余列的表头改得明确后再上传。",
  }),
  "column-contradicts": (facts) => ({
    title: "列的内容与表头不符",
    message: `工作表“${said(facts, "sheet", "")}”中表头是“${said(facts, "header", "")}”的列，内容看起来是${said(facts, "holds", "别的内容")}：${all(facts, "cells")}。`,
    remedy:
      "请核对这一列的表头和内容是否错位，改正后再上传；表头不是规定名称的，可在导入页面指定每一列的含义。",
  }),
  "header-contradicts": (facts) => ({
    title: "表头前后不一致",
    message: `工作表“${said(facts, "sheet", "")}”第 ${said(facts, "row", "")} 行又出现了表头，与第 ${said(facts, "firstRow", "")} 行的表头列序不同。`,
    remedy: "请把两张表分成两个工作表，或统一列的顺序后再上传。",
  }),
  "formulas-uncalculated": (facts) => ({
    title: "公式没有计算",
    message: `工作表“${said(facts, "sheet", "")}”的${all(facts, "columns")}是公式，文件里存的只是 0 或空，从没有计算过：${all(facts, "cells")} 等。`,
    remedy: "请用 Excel 或 WPS 打开文件，看到数字后保存，再重新上传。",
  }),
  "unit-contradictory": (facts) => ({
    title: "金额单位矛盾",
    message: `工作表“${said(facts, "sheet", "")}”同时写着${all(facts, "units")}，无法确定金额单位。`,
    remedy: "请统一表头和“单位：”一行的写法后再上传。",
  }),
  "unit-unknown": (facts) => ({
    title: "金额单位无法识别",
    message: `工作表“${said(facts, "sheet", "")}”的金额单位写着“${said(facts, "unit", "")}”，系统只识别元和万元。`,
    remedy: "请换算成元或万元，并改正表头或“单位：”一行后再上传。",
  }),
  ...placeFailureTexts,
  "import-unknown": fixed("没有这次导入", "没有找到这次导入。", "请回到导入列表重新选择。"),
  "import-state": (facts) => ({
    title: "导入的状态不允许",
    message: `这次导入现在是“${said(facts, "stateName", "")}”，不能${said(facts, "action", "这样做")}。`,
    remedy: "请刷新页面，按最新状态处理。",
  }),
  "questions-open": (facts) => ({
    title: "有问题须先说明",
    message: `有 ${said(facts, "count", "几")} 笔借据的放款日期移到了别的月份，或与金额一起变了，说明之前不能入账。`,
    remedy: "请在“需要说明的问题”中逐笔说明；不是更正而是又一次放款的，请改正文件后重新上传。",
  }),
  "four-eyes": (facts) => ({
    title: "需由另一人办理",
    message: `本项目实行双人复核，${said(facts, "first", "经办的人")}不能自己${said(facts, "action", "这样做")}。`,
    remedy: "请由本行另一名联络员登录后办理。",
  }),
  "four-eyes-off": fixed(
    "没有开启双人复核",
    "本项目没有开启双人复核，导入不用退回。",
    "不入账的导入请直接取消。",
  ),
  "original-gone": fixed(
    "原文件已不再保存",
    "上传的原文件只保存 30 天，现已删除，不能再生成回执。",
    "核对结果仍可在导入详情中查看；如需回执，请重新上传原文件（重复上传不会重复入账）。",
  ),
  "upload-refused": fixed("上传未被接受", "上传表单已过期或被改动。", "请重新选择文件上传。"),
  "ledger-busy": fixed("台账正忙", "多人同时入账，台账暂时繁忙。", "稍等片刻再试；重复操作不会重复入账。"),
  "ledger-not-empty": fixed(
    "台账不是空的",
    "数据文件夹里已经有导入记录，演示数据只能填进空台账。",
    "请用 DATA_DIR 另指一个空文件夹，或停机后移走 data 文件夹，再运行一次。",
  ),
  "backup-nothing": (facts) => ({
    title: "没有可备份的台账",
    message: `数据文件夹 ${said(facts, "folder", "")} 里没有台账。`,
    remedy: "请用 DATA_DIR 指向正在使用的数据文件夹。",
  }),
  "backup-exists": (facts) => ({
    title: "备份位置已被占用",
    message: `${said(facts, "folder", "")} 已经存在，备份不会覆盖任何东西。`,
    remedy: "请用 --out 另指一个还不存在的文件夹，例如在名称中加上日期。",
  }),
  "backup-unreadable": (facts) => ({
    title: "不是可用的备份",
    message: `${said(facts, "folder", "")} 里没有可读的 manifest.json，或其中有本程序不认识的内容。`,
    remedy: "请核对文件夹；由较新版本作的备份，请用同样新的版本恢复。",
  }),
  "backup-damaged": (facts) => ({
    title: "备份已损坏",
    message: `备份中的 ${said(facts, "file", "一个文件")} 缺失、被截断或被改动，整个备份不予恢复，没有写入任何数据。`,
    remedy: "请改用另一份备份，或重新从原处复制这一份。",
  }),
  "backup-moving": fixed(
    "备份期间台账有变动",
    "备份时有人上传、入账或修改，前后不是同一时刻的台账，没有留下备份。",
    "请在没有人办理业务的时候再作一次。",
  ),
  "backup-incomplete": (facts) => ({
    title: "台账的记录不完整",
    message: `流水账第 ${said(facts, "blockNo", "")} 块找不到入账标记，无法备份。`,
    remedy: "请先运行 npm run -s yinhui -- verify，并保留现场，联系维护人员。",
  }),
  "restore-not-empty": (facts) => ({
    title: "恢复的目标不是空的",
    message: `${said(facts, "place", "目标")} 已有数据；恢复只写入空的目标，不会覆盖或合并。`,
    remedy: "本机：请停机后移走数据文件夹，或用 DATA_DIR 另指一个；云上：请部署一套新的数据栈再恢复。",
  }),
  "restore-differs": (facts) => ({
    title: "恢复后核对不符",
    message: `恢复的台账与备份不一致（${said(facts, "what", "")}），没有投入使用。`,
    remedy: "请改用另一份备份；仍不符时请保留备份，联系维护人员。",
  }),
  "loan-unknown": fixed("没有这笔贷款", "没有找到这笔贷款。", "请核对借据号。"),
  "association-unknown": fixed("没有这个农技协", "没有找到这个农技协。", "请核对农技协名称或编号。"),
  "correction-unknown": fixed("没有这件更正申请", "没有找到这件更正申请。", "请回到更正申请列表重新选择。"),
  "correction-open": fixed(
    "已有更正申请",
    "本会对这笔贷款已有一件更正申请还没有办结。",
    "请在原来的更正申请里补充；办结后可再提出。",
  ),
  "correction-state": (facts) => ({
    title: "更正申请的状态不允许",
    message: `这件更正申请现在是“${said(facts, "stateName", "")}”，不能${said(facts, "action", "这样做")}。`,
    remedy: "请刷新页面，按最新状态处理。",
  }),
  "correction-moved": fixed(
    "更正申请刚有变化",
    "在您打开之后，这件更正申请已有人处理，您这次的内容没有提交。",
    "请先看最新的往来，再决定是否提交。",
  ),
  "correction-full": (facts) => ({
    title: "往来已达上限",
    message: `一件更正申请最多 ${said(facts, "max", "40")} 条往来，已经写满。`,
    remedy: "请办结这一件；仍有问题时另提一件。",
  }),
  "report-unknown": (facts) => ({
    title: "没有这份月报",
    message: `${said(facts, "month", "该月")} 的月报还没有发布。`,
    remedy: "请在月报列表中查看已发布的月份，或请科协发布。",
  }),
  "report-too-early": (facts) => ({
    title: "这个月还没有结束",
    message: `${said(facts, "month", "该月")} 还没有结束，不能发布月报。`,
    remedy: "请等到次月 1 日以后再发布。",
  }),
  "report-before-start": (facts) => ({
    title: "合作还没有开始",
    message: `${said(facts, "month", "该月")} 在合作开始（${said(facts, "firstMonth", "开始的月份")}）之前，没有月报。`,
    remedy: "请核对月份；合作期写得不对的，请先在“设置”里改开始日期。",
  }),
  "report-published": (facts) => ({
    title: "月报已发布",
    message: `${said(facts, "month", "该月")} 的月报已经发布，不再改动。`,
    remedy: "之后的更正会写进下一期月报。",
  }),
  "delivery-unknown": fixed("没有这封邮件", "没有找到这次发送。", "请刷新页面，按最新的发送情况处理。"),
  "delivery-state": (facts) => ({
    title: "发送的状态不允许",
    message: `这次发送现在是“${said(facts, "stateName", "")}”，不用处理。`,
    remedy: "请刷新页面，按最新的发送情况处理。",
  }),
  "sign-in-needed": fixed("请先登录", "请求没有带登录凭证。", "请登录后再试。"),
  "sign-in-invalid": fixed("登录已失效", "登录凭证无效或已过期。", "请重新登录。"),
  "not-permitted": fixed("没有权限", "您的身份不能这样做。", "如确有需要，请联系科协。"),
  "account-locked": fixed("账号已停用", "您的账号已被科协停用。", "如需恢复，请联系科协。"),
  "reading-only": fixed(
    "只能查看",
    "您用的访问链接只能查看，不能提交。",
    "如需提交，请联系科协换一个可以提交更正的链接，或开通账号。",
  ),
  "sign-in-wrong": fixed(
    "登录名或密码不对",
    "登录名或密码不对。",
    "请核对后再试；忘记密码的，请联系科协发改密链接。",
  ),
  "sign-in-locked": (facts) => ({
    title: "登录暂停",
    message: `密码连续输错次数过多，这个登录名已暂停登录。`,
    remedy: `请在 ${said(facts, "until", "15 分钟")} 以后再试，或联系科协恢复。`,
  }),
  "sign-in-busy": fixed("登录的人太多", "同时登录的人太多，没有处理这次登录。", "请过几秒再试。"),
  "too-many-tries": (facts) => ({
    title: "尝试过于频繁",
    message: "登录或打开链接的尝试过于频繁。",
    remedy: `请在 ${said(facts, "until", "10 分钟")} 以后再试。`,
  }),
  "accounts-elsewhere": fixed(
    "账号不在本系统",
    "本系统的登录由外部身份提供方办理，不能在这里邀请、改密码或发访问链接。",
    "请管理员在身份提供方建立账号，再把人员登记进来（见部署说明）。",
  ),
  "account-unknown": fixed(
    "没有这个账号",
    "此人不是用本系统的登录名和密码登录的。",
    "请核对人员名单；需要账号的，请重新邀请。",
  ),
  "sign-in-name-taken": fixed("登录名已有人用", "这个登录名已有人用。", "请换一个登录名。"),
  "sign-in-unfit": (facts) => ({
    title: "登录名或密码不合要求",
    message: `登录名或密码不合要求：${all(facts, "faults")}。`,
    remedy: "请改好后再提交；几个不相关的词连起来，既长又好记。",
  }),
  "supervisor-first": fixed(
    "先邀请科协人员",
    "第一个正式账号应是科协人员，由其再邀请其他人。",
    "请先邀请一名科协人员，等其设好密码后再邀请别人。",
  ),
  "password-wrong": fixed("原密码不对", "原密码不对，密码没有改。", "请核对原密码后再试。"),
  "entry-link-ended": fixed(
    "链接已失效",
    "这个链接已失效：已使用、已过期，或已被科协收回。",
    "请联系科协重新发一个链接。",
  ),
  "entry-links-full": fixed(
    "名单已满",
    "人员或有效的链接已达上限。",
    "请先移除不再使用的人员，收回不再使用的链接。",
  ),
  "person-unknown": fixed("没有这个人", "人员名单里没有这个人。", "请刷新页面，按最新名单处理。"),
  "person-listed": fixed(
    "由项目文件指定",
    "此人写在项目文件里，不能在网页上改动。",
    "请管理员修改项目文件（PROGRAMME_FILE）后重新启动。",
  ),
  "last-supervisor": fixed(
    "至少保留一名科协人员",
    "这是最后一名可用的科协人员，不能移除、停用或改为其他身份。",
    "请先邀请另一名科协人员，等其登录后再办。",
  ),
  "demo-over": fixed(
    "演示账号已停用",
    "本系统已有正式账号，演示账号和演示令牌不再可用。",
    "请用正式账号登录；没有账号的，请联系科协邀请。",
  ),
  "input-invalid": (facts) => ({
    title: "输入有误",
    message: `请求的内容不合要求：${all(facts, "fields")}。`,
    remedy: "请改正后再提交。",
  }),
  "cursor-invalid": fixed("翻页标记无效", "翻页标记无效或已不适用。", "请从第一页重新打开列表。"),
  "body-too-large": (facts) => ({
    title: "请求过大",
    message: `请求内容超过上限 ${said(facts, "maxKb", "64")} KB。`,
    remedy: "请减少内容后再提交。",
  }),
  "route-unknown": fixed("没有这个地址", "没有这个地址。", "请从首页重新进入。"),
  "method-not-allowed": fixed("方法不允许", "这个地址不接受这种请求。", "请查看接口说明 /api/openapi.json。"),
  "settings-invalid": (facts) => ({
    title: "设置有误",
    message: `设置有误：${all(facts, "settings")}。`,
    remedy: "请改正后重新启动。",
  }),
  "settings-wrong": (facts) => ({
    title: "项目设置不合要求",
    message: `项目设置不合要求：${all(facts, "faults")}。`,
    remedy: "请改正后再保存。",
  }),
  "settings-unchanged": fixed(
    "项目设置没有变化",
    "提交的项目设置与现在的完全一样，没有保存。",
    "请改动要调整的项目，再写明原因保存。",
  ),
  "settings-changed-meanwhile": fixed(
    "项目设置已被他人改动",
    "您打开页面以后，项目设置又有了新的改动，这次没有保存。",
    "请刷新页面，看过最新的设置后再改。",
  ),
};

/** The Chinese text of an expected failure. */
export function failureText(failure: Pick<LedgerFailure, "code" | "facts">): FailureText {
  return texts[failure.code](failure.facts);
}

function said(facts: FailureFacts, name: string, otherwise: string): string {
  const value = facts[name];
  return value === undefined ? otherwise : String(value);
}

function all(facts: FailureFacts, name: string): string {
  const value = facts[name];
  if (value === undefined) return "";
  return Array.isArray(value) ? value.join("、") : String(value);
}

/** Which sheet a failure speaks of, where it is known. */
function onSheet(facts: FailureFacts): string {
  return listed(facts, "sheet", "工作表“", "”") || "文件";
}

/** Where a damaged file is damaged, as far as it is known. */
function damagedPlace(facts: FailureFacts): string {
  const within = listed(facts, "cell", "的单元格 ", "") || listed(facts, "row", "的第 ", " 行");
  if (facts["sheet"] !== undefined) return `工作表“${said(facts, "sheet", "")}”${within}`;
  return listed(facts, "part", "内部文件 ", "");
}

function listed(facts: FailureFacts, name: string, before: string, after: string): string {
  const text = all(facts, name);
  return text === "" ? "" : before + text + after;
}
