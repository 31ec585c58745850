import { resolve } from "node:path";
import type { Settings } from "#shared/config/settings.ts";
import type { RunningServer } from "./server.ts";

const demoSignIns = `演示登录（仅限本机，打开网页后一键选择）/ demo sign-ins, this machine only, one click on the page:
  银行联络员 liaison      上传、核对、入账 / upload, check, commit
  科协       supervisor   总进度、月报 / progress, reports
  审计       auditor      流水账、核对 / journal, verify
  农技协     association  只见本会贷款 / its own loans only
命令行令牌 / token for scripts：npm run -s yinhui -- token liaison`;

/** What the operator reads when the server has started. */
export function welcome({ origin, local }: RunningServer, settings: Settings): string {
  const signIn =
    local.demo === undefined ? `登录由 ${local.deps.signIn.issuer} 提供 / people sign in there` : demoSignIns;
  return `${local.deps.programme.name}  ${local.deps.version}

网页 / page：${origin}/
数据 / data：${resolve(settings.dataDir)}

${signIn}

按 Ctrl+C 停止 / press Ctrl+C to stop`;
}
