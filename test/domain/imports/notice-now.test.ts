import { expect, test } from "vitest";
import type { ImportState } from "#shared/domain/imports/import-record.ts";
import { noticeNow } from "#shared/domain/imports/notice-now.ts";

const notice = {
  code: "associations-new",
  message: "有 1 个农技协不在名单上，入账时将作为“待确认”加入：甲。",
};

test.each<[ImportState, string]>([
  ["checked", "入账时将作为"],
  ["committed", "入账时已作为"],
  ["undone", "入账时曾作为"],
])("of an import that is %s the associations that it brings are said to be so: %s", (state, words) => {
  expect(noticeNow(state, notice).message).toBe(`有 1 个农技协不在名单上，${words}“待确认”加入：甲。`);
  expect(noticeNow(state, { ...notice, code: "other" }).message).toBe(notice.message);
});
