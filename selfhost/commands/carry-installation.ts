import { join } from "node:path";
import { backUpLocal, restoreLocal } from "#shared/config/local-backup.ts";
import type { Settings } from "#shared/config/settings.ts";

/** Backs the installation up into a folder, and says what is in it and how to keep it. */
export async function sayBackup(settings: Settings, out: string): Promise<string> {
  const { head, counts, files } = await backUpLocal(settings, out);
  const bytes = files.reduce((sum, { byteSize }) => sum + byteSize, 0);
  const key = files.some(({ path }) => path === "keys/identity")
    ? `${join(out, "keys", "identity")} 是证件号码的密钥：没有它，恢复后的台账认不出同一个借款人；得到它的人可以试出证件号码。请与备份分开、加密保存。`
    : "这个安装还没有证件号码的密钥。";
  return [
    `已备份到 ${out}（只有本人可读）`,
    `链头 ${head.hash}，第 ${head.blockNo} 块`,
    `${counts["imports"] ?? 0} 次导入，${counts["reports"] ?? 0} 份月报，${counts["people"] ?? 0} 人；${files.length} 个文件，${(bytes / 1024 / 1024).toFixed(1)} MB`,
    "备份含姓名等个人信息。",
    key,
  ].join("\n");
}

/** Makes the data folder out of a backup, and says what was proved. */
export async function sayRestored(settings: Settings, folder: string): Promise<string> {
  const { headHash, loans, alteredReports } = await restoreLocal(settings, folder);
  return [
    `已恢复到 ${settings.dataDir}：${loans} 笔贷款，由流水账重算，核对无误`,
    `链头 ${headHash}（与备份一致）`,
    ...alteredReports.map((month) => `注意：${month} 月报的文件在备份时就已缺失或被改动。`),
  ].join("\n");
}
