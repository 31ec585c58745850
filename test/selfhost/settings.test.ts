import { describe, expect, test } from "vitest";
import { defaultProgramme, parseProgramme } from "#shared/config/programme-file.ts";
import { linkedUrlOf, parseSettings } from "#shared/config/settings.ts";

describe("the settings", () => {
  test("have a default each", () => {
    expect(parseSettings({ PORT: "" })).toEqual({
      port: 8610,
      asksForCodes: false,
      host: "127.0.0.1",
      dataDir: "./data",
      publicUrl: undefined,
      trustedProxies: [],
      answerWithinMs: 25_000,
      oidcIssuer: undefined,
      oidcClientId: "yinhui-web",
      oidcAudience: "urn:yinhui:api",
      programmeFile: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      tsaUrl: undefined,
      robotUrl: undefined,
      webhook: undefined,
    });
  });

  test.each([
    ["PORT", "eighty"],
    ["PORT", "65536"],
    ["HOST", "not a host"],
    ["OIDC_ISSUER", "ftp://issuer.example"],
    ["PUBLIC_URL", "yinhui.example.cn"],
    ["PUBLIC_URL", "http://yinhui.example.cn"],
    ["PUBLIC_URL", "https://yinhui.example.cn/ledger"],
    ["PUBLIC_URL", "https://admin@yinhui.example.cn"],
    ["TRUSTED_PROXY", "127.0.0.1, proxy.example"],
    ["ANSWER_WITHIN_S", "-1"],
    ["SMTP_URL", "https://mail.example.cn"],
    ["SMTP_URL", "smtp://%zz:p@mail.example.cn"],
    ["MAIL_FROM", "科协"],
    ["MAIL_FROM", "a@example.cn\r\nBcc: b@example.cn"],
    ["MAIL_FROM", "科协\n <a@example.cn>"],
    ["WEBHOOK_URL", "http://hooks.example.cn/"],
    ["WEBHOOK_URL", "https://user:password@hooks.example.cn/"],
    ["WEBHOOK_SECRET", "short"],
    ["WEBHOOK_LOCAL", "yes"],
    ["SECOND_FACTOR", "yes"],
    ["TSA_URL", "tsa.example.cn"],
    ["WECOM_ROBOT_URL", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"],
  ])("a wrong %s is named", (name, value) => {
    expect(() => parseSettings({ [name]: value })).toThrow(
      expect.objectContaining({
        code: "settings-invalid",
        facts: { settings: [expect.stringContaining(name)] },
      }),
    );
  });

  test("say where events go, with a secret, and to this machine only where that is said", () => {
    const secret = "s".repeat(32);
    const WEBHOOK_URL = "https://hooks.example.cn/yinhui";
    expect(parseSettings({ WEBHOOK_URL, WEBHOOK_SECRET: secret }).webhook).toEqual({
      ...{ url: WEBHOOK_URL, secret, mayBeLocal: false },
    });
    const local = { WEBHOOK_URL: "http://127.0.0.1:9000/", WEBHOOK_SECRET: secret };
    const faults = [{ WEBHOOK_URL }, local, { ...local, WEBHOOK_URL: "https://localhost/" }];
    for (const fault of faults)
      expect(() => parseSettings(fault)).toThrow(expect.objectContaining({ code: "settings-invalid" }));
    expect(parseSettings({ ...local, WEBHOOK_LOCAL: "1" }).webhook).toMatchObject({ mayBeLocal: true });
  });

  test("say who mail is from", () => {
    expect(parseSettings({ MAIL_FROM: "report@example.cn" }).mailFrom).toEqual({
      name: "",
      address: "report@example.cn",
    });
    expect(
      parseSettings({
        SMTP_URL: "smtps://u:p%40@mail.example.cn",
        MAIL_FROM: "滁州市科协 <report@example.cn>",
      }),
    ).toMatchObject({
      smtpUrl: "smtps://u:p%40@mail.example.cn",
      mailFrom: { name: "滁州市科协", address: "report@example.cn" },
    });
  });

  test("a mail server without a sender is refused, and no message tells the account", () => {
    for (const SMTP_URL of ["smtp://secret:word@mail.example.cn", "ftp://secret:word@mail.example.cn"]) {
      try {
        parseSettings({ SMTP_URL });
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: "settings-invalid" });
        expect(JSON.stringify(error)).not.toMatch(/secret|word/);
      }
    }
  });

  test("the server is opened to other machines only with an address of its own or another's issuer", () => {
    const open = () => parseSettings({ HOST: "0.0.0.0" });

    expect(open).toThrow(expect.objectContaining({ code: "settings-invalid" }));
    expect(() => parseSettings({ HOST: "127.0.0.1.evil.example" })).toThrow();
    expect(parseSettings({ HOST: "0.0.0.0", OIDC_ISSUER: "https://issuer.example" }).host).toBe("0.0.0.0");
    expect(parseSettings({ HOST: "0.0.0.0", PUBLIC_URL: "https://yinhui.example.cn/" })).toMatchObject({
      host: "0.0.0.0",
      publicUrl: "https://yinhui.example.cn",
    });
    expect(parseSettings({ HOST: "::1" }).host).toBe("::1");
  });

  test.each([
    "http://127.0.0.1:8610",
    "http://127.8.9.1:8610",
    "http://localhost:8610",
    "https://LOCALHOST",
    "https://localhost.",
    "https://[::1]:8610",
  ])("messages to others do not lead to this machine: %s", (url) => {
    expect(linkedUrlOf(parseSettings({ PUBLIC_URL: url }))).toBeUndefined();
  });

  test("messages lead to where others reach the pages", () => {
    for (const url of ["https://yinhui.example.cn", "https://10.1.2.3:8443", "https://127.example.cn"])
      expect(linkedUrlOf(parseSettings({ PUBLIC_URL: url }))).toBe(url);
    expect(linkedUrlOf(parseSettings({}))).toBeUndefined();
  });

  test("proxies are named by their addresses", () => {
    expect(parseSettings({ TRUSTED_PROXY: "127.0.0.1, ::1" }).trustedProxies).toEqual(["127.0.0.1", "::1"]);
  });
});

describe("the programme's file", () => {
  const file = {
    name: "试点",
    city: "滁州市",
    goalYuan: 1_000_000,
    firstOn: "2016-06-01",
    lastOn: "2017-05-31",
    bank: { bankId: "b1", name: "银行" },
    counties: [{ code: "341102", name: "琅琊区" }],
    associations: [{ name: "花生协会", countyCode: "341102" }],
  };

  test("gives the goal in fen and what it leaves out empty", () => {
    expect(parseProgramme(JSON.stringify(file))).toMatchObject({
      goalFen: 100_000_000n,
      counties: [{ aliases: [] }],
      associations: [{ name: "花生协会", aliases: [] }],
    });
  });

  const steps = (...tranches: [string, number][]) =>
    JSON.stringify({ ...file, tranches: tranches.map(([until, yuan]) => ({ until, yuan })) });

  test("takes the goal in steps", () => {
    expect(parseProgramme(JSON.stringify(file)).tranches).toEqual([]);
    expect(parseProgramme(steps(["2016-06-01", 1], ["2017-05-31", 1_000_000])).tranches).toEqual([
      { until: "2016-06-01", goalFen: 100n },
      { until: "2017-05-31", goalFen: 100_000_000n },
    ]);
  });

  test.each([
    ["that begin before the window", steps(["2016-05-31", 1], ["2017-05-31", 1_000_000])],
    ["that do not end with the window", steps(["2017-05-30", 1_000_000])],
    ["that do not end with the goal", steps(["2017-05-31", 999_999])],
    ["of the same day", steps(["2017-05-31", 1], ["2017-05-31", 1_000_000])],
    ["that do not rise", steps(["2017-01-31", 1_000_000], ["2017-05-31", 1_000_000])],
    ["of no day", steps(["2017-02-29", 1], ["2017-05-31", 1_000_000])],
  ])("steps %s are refused and named", (_what, json) => {
    expect(() => parseProgramme(json)).toThrow(
      expect.objectContaining({ facts: { settings: [expect.stringContaining("tranches")] } }),
    );
  });

  test("takes a day and an hour for reports that every month has, the 1st at eight if it says none", () => {
    const timed = (reportDay: number, reportHour: number) =>
      parseProgramme(JSON.stringify({ ...file, reportDay, reportHour }));
    expect(parseProgramme(JSON.stringify(file))).toMatchObject({ reportDay: 1, reportHour: 8 });
    expect(timed(28, 0)).toMatchObject({ reportDay: 28, reportHour: 0 });
    expect(() => timed(29, 24)).toThrow(
      expect.objectContaining({ facts: { settings: ["PROGRAMME_FILE：reportDay、reportHour 不合要求"] } }),
    );
  });

  test("has a window of a hundred years at most", () => {
    const lasting = (lastOn: string) => parseProgramme(JSON.stringify({ ...file, lastOn }));
    expect(lasting("2116-05-31").lastOn).toBe("2116-05-31");
    expect(() => lasting("2116-06-01")).toThrow(expect.objectContaining({ code: "settings-invalid" }));
  });

  test.each([
    ["no JSON", "{"],
    ["a goal that is no whole number", JSON.stringify({ ...file, goalYuan: 1.5 })],
    ["a last day before the first", JSON.stringify({ ...file, lastOn: "2016-05-31" })],
    [
      "an address that could end a header",
      JSON.stringify({ ...file, mailTo: ["a@example.cn\nBcc: b@c.cn"] }),
    ],
    ["two addresses in one", JSON.stringify({ ...file, mailTo: ["a@example.cn,b@example.cn"] })],
    [
      "more addresses than the list may have",
      JSON.stringify({ ...file, mailTo: Array.from({ length: 51 }, (_, index) => `a${index}@example.cn`) }),
    ],
    ["a day that the calendar has not", JSON.stringify({ ...file, firstOn: "2016-02-30" })],
    [
      "an association named by somebody's identity number",
      JSON.stringify({ ...file, associations: [{ name: "11010519491231002X", countyCode: "341102" }] }),
    ],
    [
      "an association in no county",
      JSON.stringify({ ...file, associations: [{ name: "a", countyCode: "999999" }] }),
    ],
  ])("%s is refused", (_what, json) => {
    expect(() => parseProgramme(json)).toThrow(expect.objectContaining({ code: "settings-invalid" }));
  });

  test("is Chuzhou's plan by default", () => {
    expect(defaultProgramme).toMatchObject({
      goalFen: 30_000_000_000n,
      firstOn: "2016-06-01",
      lastOn: "2019-05-31",
    });
    expect(defaultProgramme.counties).toHaveLength(8);
  });
});
