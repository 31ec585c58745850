import type { ImportNotice, ImportState } from "./import-record.ts";

const before = "入账时将作为“待确认”加入";
const after: Partial<Record<ImportState, string>> = {
  committed: "入账时已作为“待确认”加入",
  undoing: "入账时曾作为“待确认”加入",
  undone: "入账时曾作为“待确认”加入",
};

/** A notice of a check as it reads now: what the commit was going to do, it has done. */
export function noticeNow(state: ImportState, notice: ImportNotice): ImportNotice {
  const said = after[state];
  if (notice.code !== "associations-new" || said === undefined) return notice;
  return { ...notice, message: notice.message.replace(before, said) };
}
