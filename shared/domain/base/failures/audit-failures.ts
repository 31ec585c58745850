import type { FailureTable } from "./failure-row.ts";

/** Failures of backing up, restoring and filling an empty ledger. */
export const auditFailures = {
  "ledger-not-empty": {
    status: 409,
    title: "台账不是空的",
    message: "数据文件夹里已经有导入记录，演示数据只能填进空台账。",
    remedy: "请用 DATA_DIR 另指一个空文件夹，或停机后移走 data 文件夹，再运行一次。",
  },
  "backup-nothing": {
    status: 404,
    title: "没有可备份的台账",
    message: ({ folder = "" }) => `数据文件夹 ${folder} 里没有台账。`,
    remedy: "请用 DATA_DIR 指向正在使用的数据文件夹。",
  },
  "backup-exists": {
    status: 409,
    title: "备份位置已被占用",
    message: ({ folder = "" }) => `${folder} 已经存在，备份不会覆盖任何东西。`,
    remedy: "请用 --out 另指一个还不存在的文件夹，例如在名称中加上日期。",
  },
  "backup-unreadable": {
    status: 422,
    title: "不是可用的备份",
    message: ({ folder = "" }) => `${folder} 里没有可读的 manifest.json，或其中有本程序不认识的内容。`,
    remedy: "请核对文件夹；由较新版本作的备份，请用同样新的版本恢复。",
  },
  "backup-damaged": {
    status: 422,
    title: "备份已损坏",
    message: ({ file = "一个文件" }) =>
      `备份中的 ${file} 缺失、被截断或被改动，整个备份不予恢复，没有写入任何数据。`,
    remedy: "请改用另一份备份，或重新从原处复制这一份。",
  },
  "backup-moving": {
    status: 409,
    title: "备份期间台账有变动",
    message: "备份时有人上传、入账或修改，前后不是同一时刻的台账，没有留下备份。",
    remedy: "请在没有人办理业务的时候再作一次。",
  },
  "backup-incomplete": {
    status: 500,
    title: "台账的记录不完整",
    message: ({ blockNo = "" }) => `流水账第 ${blockNo} 块找不到入账标记，无法备份。`,
    remedy: "请先在命令行运行 yinhui verify，并保留现场，联系维护人员。",
  },
  "restore-not-empty": {
    status: 409,
    title: "恢复的目标不是空的",
    message: ({ place = "目标" }) => `${place} 已有数据；恢复只写入空的目标，不会覆盖或合并。`,
    remedy: "本机：请停机后移走数据文件夹，或用 DATA_DIR 另指一个；云上：请部署一套新的数据栈再恢复。",
  },
  "restore-differs": {
    status: 500,
    title: "恢复后核对不符",
    message: ({ what = "" }) => `恢复的台账与备份不一致（${what}），没有投入使用。`,
    remedy: "请改用另一份备份；仍不符时请保留备份，联系维护人员。",
  },
} satisfies FailureTable;
