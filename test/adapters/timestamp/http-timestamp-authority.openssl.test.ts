import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createHttpTimestampAuthority } from "#shared/adapters/timestamp/http-timestamp-authority.ts";
import { timestampBytesMax } from "#shared/ports/reports/timestamp-authority.ts";
import { type OpensslTsa, startOpensslTsa } from "#test/support/openssl-tsa.ts";

type Checker = {
  readTimestamp(bytes: Uint8Array): { at: Date; info: Uint8Array };
  faultsOfTimestamp(stamp: unknown, bytes: Uint8Array, trusted: Uint8Array): string[];
};
const checker = new URL("../../../selfhost/evidence/check-timestamp.mjs", import.meta.url);
const { readTimestamp, faultsOfTimestamp } = (await import(checker.href)) as Checker;

const report = Buffer.from('{"month":"2016-06"}');
const sha256 = createHash("sha256").update(report).digest("hex");
const other = "f".repeat(64);
const rsa = ["rsa:2048"];
const ec = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];

/** A request with another hash in the place of the report's, and all else as it was. */
function withHash(request: Buffer, hash: string): Buffer {
  const asked = Buffer.from(request);
  asked.write(hash, asked.indexOf(Buffer.from(sha256, "hex")), "hex");
  return asked;
}

let tsa: OpensslTsa;
beforeAll(async () => {
  tsa = await startOpensslTsa(rsa);
});
afterAll(() => tsa.close());

describe("an authority", () => {
  const authority = () => createHttpTimestampAuthority({ url: tsa.url });
  let right: OpensslTsa["answer"];
  beforeAll(() => {
    right = tsa.answer;
  });
  beforeEach(() => {
    tsa.answer = right;
  });

  test("that answers rightly gives a token of the hash and of no other", async () => {
    const stamping = await authority().stamp(sha256);
    if ("lacking" in stamping) throw new Error(stamping.lacking);
    expect(authority().isOf(stamping.token, sha256)).toBe(true);
    expect(authority().isOf(stamping.token, other)).toBe(false);
    expect(authority().isOf(stamping.token.subarray(0, 100), sha256)).toBe(false);
    expect(Math.abs(readTimestamp(stamping.token).at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test.each<[string, string, () => OpensslTsa["answer"]]>([
    ["of another hash", "wrong-answer", () => (asked) => ({ body: tsa.reply(withHash(asked, other)) })],
    ["of another request for the same hash", "wrong-answer", () => () => ({ body: tsa.replyTo(sha256) })],
    ["that is a page", "wrong-answer", () => () => ({ body: "<html>请先登录</html>" })],
    ["that is empty", "wrong-answer", () => () => ({ body: "" })],
    ["that is cut off", "wrong-answer", () => (asked) => ({ body: tsa.reply(asked).subarray(0, 300) })],
    ["that is too long", "wrong-answer", () => () => ({ body: Buffer.alloc(timestampBytesMax + 1) })],
    ["that refuses", "refused", () => () => ({ body: Buffer.from("30053003020102", "hex") })],
    ["that such is not found", "refused", () => () => ({ status: 404, body: "" })],
    ["that it is down", "unreachable", () => () => ({ status: 503, body: "" })],
  ])("whose answer is one %s gives none", async (_, lacking, answer) => {
    tsa.answer = answer();
    expect(await authority().stamp(sha256)).toEqual({ lacking });
  });

  test("that nobody runs gives none", async () => {
    const nobody = createHttpTimestampAuthority({ url: "http://127.0.0.1:9/" });
    expect(await nobody.stamp(sha256)).toEqual({ lacking: "unreachable" });
  });
});

describe("the checker", () => {
  const faults = (token: Uint8Array, trusted: string, bytes: Uint8Array = report) =>
    faultsOfTimestamp(readTimestamp(token), bytes, readFileSync(trusted));

  test.each([
    ["RSA", rsa],
    ["ECDSA", ec],
  ])("believes a token signed by %s, by the authority's certificate and by its root's", async (_, key) => {
    const own = await startOpensslTsa(key);
    const token = own.replyTo(sha256);
    expect(faults(token, own.files.root)).toEqual([]);
    expect(faults(token, own.files.own)).toEqual([]);
    expect(faults(token, own.files.other)).toEqual([expect.stringContaining("不由 --tsa-cert")]);
    await own.close();
  });

  test("tells a token of other bytes", () => {
    expect(faults(tsa.replyTo(sha256), tsa.files.root, Buffer.from("{}"))).toEqual([
      "时间戳盖的不是这份 report.json",
    ]);
  });

  test("tells a token whose time was changed, and one whose signature was", () => {
    const token = tsa.replyTo(sha256);
    const forged = Buffer.from(token);
    const year = token.indexOf(Buffer.from([0x18, 0x0f, 0x32, 0x30])) + 2;
    forged[year + 3] = (token[year + 3] ?? 0) ^ 1;
    expect(readTimestamp(forged).at.getUTCFullYear()).not.toBe(readTimestamp(token).at.getUTCFullYear());
    expect(faults(forged, tsa.files.root)).toContain("时间戳的内容与签名不符");
    const broken = Buffer.from(token);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    expect(faults(broken, tsa.files.root)).toEqual(["时间戳的签名是假的"]);
  });

  test("believes no certificate that is not for time stamps, though its root is trusted", () => {
    const { info } = readTimestamp(tsa.replyTo(sha256));
    expect(faults(tsa.signByMail(info), tsa.files.root)).toEqual(["签时间戳的证书不是用来签时间戳的"]);
  });

  test("reads nothing else as a token", () => {
    for (const bytes of ["", "<html></html>", "3003", "30053003020102"].map((text) => Buffer.from(text)))
      expect(() => readTimestamp(bytes)).toThrow();
  });
});
