import type * as z from "zod";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { Route } from "#shared/contract/base/route.ts";
import type { RouteId, RouteInput } from "#shared/contract/routes.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { HttpRequest } from "./exchange.ts";

/** What people call the fields of the wire. */
const fieldNames: Readonly<Record<string, string>> = {
  acknowledged: "已核对的提醒",
  asOf: "截止日期",
  associationId: "农技协编号",
  bankId: "银行编号",
  borrowerType: "客户类型",
  byteSize: "文件大小",
  classification: "五级分类",
  colour: "颜色",
  correctionId: "更正申请编号",
  countyCode: "县区代码",
  current: "原密码",
  cursor: "翻页标记",
  disbursedFrom: "放款日期起",
  disbursedUntil: "放款日期止",
  displayName: "姓名",
  dueFrom: "到期日起",
  dueUntil: "到期日止",
  field: "不对的内容",
  fileName: "文件名",
  firstOn: "开始日期",
  fresh: "新密码",
  goalFen: "目标金额",
  importId: "导入编号",
  lastOn: "截止日期",
  limit: "每页条数",
  loanNo: "借据号",
  measure: "统计口径",
  month: "月份",
  monthFrom: "起始月份",
  monthTo: "截止月份",
  outcome: "核对结果",
  readOnly: "只能查看",
  reason: "原因",
  revision: "修订号",
  role: "身份",
  search: "查找内容",
  settings: "设置",
  sort: "排序",
  sha256: "文件校验值",
  shouldBe: "应为",
  state: "办理状态",
  status: "贷款状态",
  subject: "人员编号",
  text: "说明",
};

const partNames = { params: "地址", query: "查询条件", body: "请求内容" } as const;

/**
 * The parsed input of a route; keys that the route does not know are left out.
 * Fails with `input-invalid`, which names the fields, or `body-too-large`.
 */
export function parseInput<Id extends RouteId>(
  route: Route & { id: Id },
  request: HttpRequest,
): RouteInput<Id>;
export function parseInput(route: Route, request: HttpRequest): Record<keyof typeof partNames, unknown> {
  return {
    params: parsePart("params", route.params, () => request.params),
    query: parsePart("query", route.query, () => request.query),
    body: parsePart("body", route.body, () => parseBody(request.body, bodyBytesMaxOf(route))),
  };
}

function parsePart(
  part: keyof typeof partNames,
  schema: z.ZodType | undefined,
  read: () => unknown,
): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(read());
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path: [key] }) =>
    typeof key === "string" ? fieldName(key) : partNames[part],
  );
  throw new LedgerFailure("input-invalid", { fields: [...new Set(fields)] });
}

/** What people call a field of the wire, with its own name. */
export function fieldName(key: string): string {
  const name = fieldNames[key];
  return name === undefined ? key : `${name}（${key}）`;
}

/** How many bytes the body of a route may have. */
export function bodyBytesMaxOf({ bodyBytesMax = wireLimits.jsonBodyBytesMax }: Route): number {
  return bodyBytesMax;
}

function parseBody(body: string | undefined, bytesMax: number): unknown {
  if (body === undefined) return undefined;
  if (new TextEncoder().encode(body).byteLength > bytesMax) {
    throw new LedgerFailure("body-too-large", { maxKb: bytesMax / 1024 });
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new LedgerFailure("input-invalid", { fields: [`${partNames.body}不是有效的 JSON`] });
  }
}
