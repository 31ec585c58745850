import { type FunctionId, servedBy } from "#infra/functions.ts";
import { namesOf } from "#infra/names.ts";
import type { RouteId } from "#shared/contract/routes.ts";

/** Where an operator looks when something of a deployment fails: the function's log, and the alarm that tells of it. */
export function placeOf(what: RouteId | FunctionId, name: string): string {
  const id = isFunction(what) ? what : servedBy(what).id;
  const { service } = namesOf(name);
  const alarm = id === "check-import" ? "worker-errors、dead-letters" : "api-faults";
  return `云上看函数 ${id} 的日志组 ${service}-${id.replaceAll("-", "")}Log…，告警 ${alarm}（docs/recipes/alarms.md）；自建服务看服务器的输出`;
}

function isFunction(what: RouteId | FunctionId): what is FunctionId {
  return what === "serve-pages" || what === "check-import";
}
