import { expect, test } from "vitest";
import { documentLinkType } from "#shared/contract/base/document-link.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { documentAnswer } from "#shared/http/base/document-answer.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";

const contentType = "application/x-test";
const newId = () => "id1";
const files = createMemoryFiles();
const large = new Uint8Array(wireLimits.answerBytesMax + 1);

test("a document with a name is to be kept under it, in Chinese too", async () => {
  const body = new Uint8Array([1]);
  const answer = await documentAnswer({ files, newId }, 200, {
    contentType,
    fileName: "回执-1(2).xlsx",
    body,
  });

  expect(answer).toEqual({
    status: 200,
    headers: {
      "content-type": contentType,
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="yinhui.xlsx"; filename*=UTF-8''%E5%9B%9E%E6%89%A7-1%282%29.xlsx`,
    },
    body,
  });
});

test("a document without a name is shown", async () => {
  const { headers } = await documentAnswer({ files, newId }, 200, { contentType, body: "text" });

  expect(headers["content-disposition"]).toBeUndefined();
});

test("a document too large for an answer goes by a link, where the store gives one", async () => {
  const offers: string[] = [];
  const offering = {
    ...files,
    offer: async (key: string) => {
      offers.push(key);
      return "https://bucket/offered/id1";
    },
  };
  const given = { contentType, fileName: "a.xlsx", body: large };

  const sent = await documentAnswer({ files, newId }, 200, given);
  expect(sent.status).toBe(200);
  expect(sent.body).toBe(large);
  const linked = await documentAnswer({ files: offering, newId }, 200, given);
  expect(linked).toEqual({
    status: 200,
    headers: { "content-type": documentLinkType, "cache-control": "no-store" },
    body: JSON.stringify({ link: "https://bucket/offered/id1" }),
  });
  expect(offers).toEqual(["id1"]);
  const small = await documentAnswer({ files: offering, newId }, 200, { ...given, body: large.subarray(1) });
  expect(small.headers).toMatchObject({ "content-type": contentType });
});
