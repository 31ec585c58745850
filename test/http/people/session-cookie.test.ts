import { describe, expect, test } from "vitest";
import type { SessionKey } from "#shared/domain/people/session.ts";
import {
  demandOwnPages,
  forgettingCookie,
  keepingCookie,
  sessionKeyOf,
} from "#shared/http/people/session-cookie.ts";

const https = "https://yinhui.example.cn";
const http = "http://127.0.0.1:8610";
const account: SessionKey = { kind: "account", subject: "demo:association:花生", secret: "s_-3" };
const link: SessionKey = { kind: "access-link", secret: "l_-3" };

const sent = (setCookie: string) => ({ cookie: `other=1; ${setCookie.split(";")[0]}; last=2` });

describe("the cookie of a sign-in", () => {
  test.each([https, http])("says at %s the key that it was made of", (origin) => {
    for (const key of [account, link]) {
      expect(sessionKeyOf(sent(keepingCookie(origin, { key, seconds: 60 })), origin)).toEqual(key);
    }
    expect(sessionKeyOf(sent(forgettingCookie(origin)), origin)).toBeUndefined();
    expect(sessionKeyOf({}, origin)).toBeUndefined();
  });

  test("is out of the reach of scripts and other sites, and over https of other hosts and plain http", () => {
    const common = "Path=/; Max-Age=60; HttpOnly; SameSite=Strict";
    expect(keepingCookie(https, { key: link, seconds: 60 })).toBe(`__Host-yinhui=l.l_-3; ${common}; Secure`);
    expect(keepingCookie(http, { key: link, seconds: 60 })).toBe(`yinhui-8610=l.l_-3; ${common}`);
    expect(keepingCookie(http, { key: link, seconds: -1 })).toContain("Max-Age=0;");
  });

  test("of another port of the machine is not this server's, nor is one that a plain page set for an https one", () => {
    const other = sent(keepingCookie("http://127.0.0.1:8611", { key: account, seconds: 60 }));
    expect(sessionKeyOf(other, http)).toBeUndefined();
    expect(sessionKeyOf(other, https)).toBeUndefined();
  });
});

describe("a request that only our own pages may make", () => {
  const json = { "content-type": "application/json" };

  test.each([
    [{}],
    [{ origin: https }],
    [{ origin: https, "sec-fetch-site": "same-origin" }],
    [{ "content-type": "application/json; charset=utf-8" }],
    [{ host: "abc.execute-api.cn-north-1.amazonaws.com.cn", origin: https }],
    [{ host: "abc.example", origin: "https://abc.example" }],
  ])("is taken with %j", (more) => {
    expect(() => demandOwnPages({ ...json, ...more }, `${https}/`)).not.toThrow();
  });

  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "http://yinhui.example.cn" }],
    [{ origin: `${https}.evil.example` }],
    [{ origin: "null" }],
    [{ host: "yinhui.example.cn", origin: "http://yinhui.example.cn" }],
    [{ host: "yinhui.example.cn", origin: "https://abc.example" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ "sec-fetch-site": "cross-site", origin: https }],
    [{ "sec-fetch-site": "none" }],
    [{ "content-type": "text/plain" }],
    [{ "content-type": "application/x-www-form-urlencoded" }],
    [{ "content-type": undefined }],
  ])("is refused with %j", (more) => {
    expect(() => demandOwnPages({ ...json, ...more }, https)).toThrow(
      expect.objectContaining({ code: "not-permitted" }),
    );
  });
});
