import type { FunctionId } from "#infra/functions.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import { type Asked, call, NotSo } from "./asked.ts";
import { lookAtOwnAccounts, lookAtPage, lookAtSignIn } from "./look-at-pages.ts";
import { announce, awaitCheck, bookFor, cancel, send, tidy } from "./walk-import.ts";

/** What is looked at, by what name the deployment goes, and how long the check of a book may take. */
export type Smoke = Asked & { name: string; waitMsMax: number };

/** Takes a step, says how it went, and gives its result, or nothing where it failed. */
type Step = <T>(
  title: string,
  what: RouteId | FunctionId,
  work: () => Promise<T>,
) => Promise<{ result: T } | undefined>;

type Say = (line: string) => void;

/** Walks through a deployment as its people do, says each step, and gives how many of them failed. Only a cancelled import stays. */
export async function smoke(asked: Smoke, say: Say): Promise<number> {
  let failed = 0;
  const step: Step = async (title, what, work) => {
    try {
      const result = await work();
      say(`通过  ${title}`);
      return { result };
    } catch (error) {
      failed++;
      const why = error instanceof NotSo ? error.message : `没有料到：${String(error)}`;
      const { placeOf } = await import("./places.ts");
      say(`未通过  ${title}\n    ${why}\n    ${placeOf(what, asked.name)}`);
      return undefined;
    }
  };
  await step("网页", "serve-pages", () => lookAtPage(asked.url));
  const ways = await step("登录", "read-sign-in", () => lookAtSignIn(asked.url));
  if (ways?.result.ownAccounts === true) {
    await step("本系统的账号", "open-entry-link", () => lookAtOwnAccounts(asked.url));
  }
  const me = await step("口令有效，是联络员", "read-me", () => seeLiaison(asked));
  if (me === undefined) {
    say("后面各步要用联络员的口令，没有做");
    return failed;
  }
  await step("进度", "read-progress", () => call(asked, "GET", "/api/progress"));
  await step("月报列表", "list-reports", () => call(asked, "GET", "/api/reports"));
  const programme = await step("合作项目", "read-programme", () => call(asked, "GET", "/api/programme"));
  if (programme !== undefined) await walkImport(asked, step, say, bookFor(programme.result, new Date()));
  return failed;
}

async function walkImport(
  asked: Smoke,
  step: Step,
  say: Say,
  book: ReturnType<typeof bookFor>,
): Promise<void> {
  const announced = await step("登记文件", "announce-import", () => announce(asked, book));
  if (announced !== undefined) {
    const { importId } = announced.result;
    const sent = await step("上传", "announce-import", () => send(asked, announced.result, book.bytes));
    if (sent !== undefined)
      await step("核对", "check-import", () => awaitCheck(asked, importId, asked.waitMsMax));
    const cancelled = await step("取消导入", "cancel-import", () => cancel(asked, importId));
    if (cancelled !== undefined) return;
  }
  const left = await tidy(asked, book).catch(() => undefined);
  if (left === undefined) say(`不知道有没有留下导入：请到导入页找 ${book.fileName}，取消它`);
  else if (left.length === 0) say("没有留下导入");
  else say(`导入 ${left.join("、")} 没有取消：请到导入页取消它`);
}

async function seeLiaison(asked: Asked): Promise<void> {
  const { role, displayName } = await call(asked, "GET", "/api/me");
  if (role !== "liaison") throw new NotSo(`口令是 ${displayName}（${role}）的，应为银行联络员的`);
}
