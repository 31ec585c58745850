import { join } from "node:path";
import type { Restored } from "#shared/app/audit/restore-backup.ts";
import { readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import { backUpLocal, demandEmptyLocal, restoreLocal } from "#shared/config/local-backup.ts";
import type { Settings } from "#shared/config/settings.ts";

type Manifest = Awaited<ReturnType<typeof backUpLocal>>;

/** The SDK is loaded by who has a cloud: other commands start without it. */
const loadCloud = () => import("#shared/config/cloud-backup.ts");

const keyWarning = (out: string) =>
  `${join(out, "keys", "identity")} 是证件号码的密钥：没有它，恢复后的台账认不出同一个借款人；得到它的人可以试出证件号码。请与备份分开、加密保存。`;

/** Backs up the data folder, or the deployment that a file of outputs names, and says what is in the backup and how to keep it. */
export async function sayBackup(settings: Settings, cloud: string | undefined, out: string): Promise<string> {
  return backupLines(out, await backUp(settings, cloud, out)).join("\n");
}

/** Fills an empty data folder, or an empty deployment, from a backup, and says what was proved. */
export async function sayRestored(
  settings: Settings,
  cloud: string | undefined,
  folder: string,
): Promise<string> {
  const restored = await restore(settings, cloud, folder);
  return restoredLines(installationName(settings, cloud), restored).join("\n");
}

/** Moves an installation to an empty place in the cloud, or back to one, over a backup that is kept, and says that it is the same. */
export async function sayMoved(
  settings: Settings,
  way: "to-cloud" | "from-cloud",
  cloud: string,
  out: string,
): Promise<string> {
  const [from, to] = way === "to-cloud" ? [undefined, cloud] : [cloud, undefined];
  if (to === undefined) await demandEmptyLocal(settings);
  else await (await loadCloud()).demandEmptyCloud(await readCloudOutputs(to));
  const { head, ...manifest } = await backUp(settings, from, out);
  const restored = await restore(settings, to, out);
  return [
    ...backupLines(out, { head, ...manifest }),
    ...restoredLines(installationName(settings, to), restored),
    `搬移前链头 ${head.hash}`,
    `搬移后链头 ${restored.headHash}`,
    "登录账号和链接已一起搬来；外部身份提供方的人员，两边不是同一个 OIDC_ISSUER 的，请在新的一处重新登记（docs/recipes/move.md）。",
    "原处没有改动；确认无误后请停用原处，不要两边同时办理业务。",
  ].join("\n");
}

function installationName(settings: Settings, cloud: string | undefined): string {
  return cloud === undefined ? `数据文件夹 ${settings.dataDir}` : `云上的部署（${cloud}）`;
}

async function backUp(settings: Settings, cloud: string | undefined, out: string): Promise<Manifest> {
  if (cloud === undefined) return backUpLocal(settings, out);
  const { backUpCloud } = await loadCloud();
  return backUpCloud(await readCloudOutputs(cloud), settings.programmeFile, out);
}

async function restore(settings: Settings, cloud: string | undefined, folder: string): Promise<Restored> {
  if (cloud === undefined) return restoreLocal(settings, folder);
  const { restoreCloud } = await loadCloud();
  return restoreCloud(await readCloudOutputs(cloud), folder);
}

function backupLines(out: string, { head, counts, files }: Manifest): string[] {
  const megabytes = files.reduce((sum, { byteSize }) => sum + byteSize, 0) / 1024 / 1024;
  const hasKey = files.some(({ path }) => path === "keys/identity");
  return [
    `已备份到 ${out}（只有本人可读，含姓名等个人信息）`,
    `链头 ${head.hash}，第 ${head.blockNo} 块`,
    `${counts["imports"] ?? 0} 次导入，${counts["reports"] ?? 0} 份月报，${counts["people"] ?? 0} 人；${files.length} 个文件，${megabytes.toFixed(1)} MB`,
    hasKey ? keyWarning(out) : "这个安装还没有证件号码的密钥。",
  ];
}

function restoredLines(place: string, { headHash, loans, alteredReports }: Restored): string[] {
  return [
    `已恢复到 ${place}：${loans} 笔贷款，由流水账重算，核对无误`,
    `链头 ${headHash}（与备份一致）`,
    ...alteredReports.map((month) => `注意：${month} 月报的文件在备份时就已缺失或被改动。`),
  ];
}
