import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { type ApiClient, ApiProblem, callJson } from "./api-client.ts";

/** What became of a register's file: its diff, followed or not, or why it was refused. */
export type TakenRegister = { fileName: string } & (
  | RouteOutput<"take-in-members">
  | { state: "refused"; problem: { code: string; message: string; remedy: string } }
);

/** The registers that the command line brings in, each by its route. */
export const registerCommands = {
  associations: "take-in-associations",
  members: "take-in-members",
  "poor-households": "take-in-poor-households",
} as const;
export type RegisterCommand = keyof typeof registerCommands;

const rowsShownMax = 50;
const outcomeNames = {
  new: "新增",
  changed: "变更",
  left: "不再列出",
  unchanged: "未变",
  refused: "退回",
} as const;

/** Compares a file with a register and, if told to, has the register follow it. */
export async function takeInRegister(
  client: ApiClient,
  command: RegisterCommand,
  file: string,
  options: {
    commit: boolean;
    association?: string | undefined;
    listOn?: string | undefined;
    acceptSeveral?: boolean | undefined;
  },
): Promise<TakenRegister> {
  const fileName = maskPersonNumbers(basename(file));
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) {
    const problem = { code: "file-missing", message: "读不到这个文件。", remedy: "请核对路径和读取权限。" };
    return { fileName, state: "refused", problem };
  }
  try {
    const body = { fileName, content: bytes.toString("base64"), ...options };
    const route = registerCommands[command];
    return { fileName, ...(await callJson<RouteOutput<"take-in-members">>(client, route, { body })) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
    const { code, message, remedy } = error;
    return { fileName, state: "refused", problem: { code, message, remedy } };
  }
}

/** What became of a register's file, in Chinese, for a person at a terminal. */
export function sayRegister(taken: TakenRegister): string {
  if (taken.state === "refused")
    return `${taken.fileName}：已退回\n  ${taken.problem.message}${taken.problem.remedy}`;
  const { counts, rows, state, attributed = 0 } = taken;
  const lines = [
    `${taken.fileName}：${state === "committed" ? "已更新名册" : "已核对，未更新；加 --commit 更新"}`,
    `  读到 ${counts.read} 行：新增 ${counts.new}，变更 ${counts.changed}，未变 ${counts.unchanged}，退回 ${counts.refused}；不再列出 ${counts.left}`,
  ];
  if (attributed > 0) lines.push(`  ${attributed} 笔待归属的贷款已归属`);
  for (const { outcome, sheet, row, name = "", associationName = "", reasons } of rows.slice(
    0,
    rowsShownMax,
  )) {
    const place = row === undefined ? "" : ` ${sheet} 第 ${row} 行`;
    lines.push(`  ${outcomeNames[outcome]}${place} ${name} ${associationName}`.trimEnd());
    for (const { column, value, message, remedy } of reasons)
      lines.push(`    （${column}）${value}：${message}${remedy}`);
  }
  if (rows.length > rowsShownMax) lines.push(`  ……另有 ${rows.length - rowsShownMax} 行，详见 --json`);
  return lines.join("\n");
}
