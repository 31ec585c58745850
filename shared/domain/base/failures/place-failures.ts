import type { FailureFacts, FailureTable } from "./failure-row.ts";

const restoring =
  "用最近的备份恢复到一个空的数据文件夹（命令行的 yinhui restore 备份文件夹，见 docs/recipes/backup-and-restore.md）";

/** Failures of the place where everything is kept: no person's doing, and an operator's to see to. */
export const placeFailures = {
  "ledger-damaged": {
    status: 503,
    title: "台账文件已损坏",
    message: ({ file }) =>
      file === undefined
        ? "台账文件（ledger.sqlite）已损坏，或已不在原处，读出的数字不可信，系统已停止办理。"
        : `文件 ${file} 已损坏，读不出原来的内容，这一步没有完成。已入账的数据没有受影响。`,
    remedy: `请停下程序，把整个数据文件夹另存一份，再${restoring}；同时请检查磁盘。`,
  },
  "ledger-lost": {
    status: 503,
    title: "台账是空的",
    message: (facts) =>
      `${folderOf(facts)}里有已发布的月报，台账文件 ledger.sqlite 却不在或是空的：可能被误删、没有一起复制过来，或者 DATA_DIR 指错了。`,
    remedy: `请把原来的 ledger.sqlite（连同 ledger.sqlite-wal）放回去，或${restoring}；要另起一本新台账的，请用 DATA_DIR 另指一个空文件夹。`,
  },
  "ledger-newer": {
    status: 503,
    title: "台账由较新的版本写过",
    message: () =>
      "台账文件（ledger.sqlite）已由较新版本的程序改成新的形式，这个版本读不懂，所以没有启动。台账没有改动。",
    remedy: `请用较新的版本启动；确要用这个版本的，${restoring}，备份要是升级之前的。`,
  },
  "identity-key-missing": {
    status: 503,
    title: "缺少证件号码的密钥",
    message: ({ file = "keys/identity" }) =>
      `台账里已有数据，却没有证件号码的密钥 ${file}。没有原来的密钥，系统认不出同一个借款人，会把原有的贷款都当成变更，所以没有启动。`,
    remedy:
      "请把原来的 keys 文件夹放回数据文件夹，备份里的 keys/identity 也可以，再启动。确实找不回来的，请用 DATA_DIR 另指一个空文件夹，重新导入各期台账。",
  },
  "identity-key-other": {
    status: 503,
    title: "证件号码的密钥不是原来的",
    message: ({ file = "keys/identity" }) =>
      `${file} 不是这本台账原来的密钥：可能是别的安装的、后来重新生成的，或者没有复制完整。用它系统认不出同一个借款人，会把原有的贷款都当成变更，所以没有启用。`,
    remedy:
      "请把这本台账原来的密钥放回去，备份里的 keys/identity 就是；或者核对 DATA_DIR 是否指错了。确定密钥没有错的，见 docs/recipes/backup-and-restore.md。",
  },
  "disk-full": {
    status: 507,
    title: "磁盘已满",
    message: (facts) => `${folderOf(facts)}所在的磁盘已满，这一步没有完成。已入账的数据没有受影响。`,
    remedy: "请清理磁盘或扩大空间后再试；重复操作不会重复入账。",
  },
  "folder-read-only": {
    status: 503,
    title: "数据文件夹不能写入",
    message: (facts) =>
      `${folderOf(facts)}是只读的，或者运行本程序的用户没有读写的权限，这一步没有完成。已入账的数据没有受影响。`,
    remedy: "请检查磁盘是否以只读方式挂载，以及文件夹的所有者和权限，改好后再试。",
  },
} satisfies FailureTable;

function folderOf({ folder }: FailureFacts): string {
  return folder === undefined ? "数据文件夹" : `文件夹 ${folder} `;
}
