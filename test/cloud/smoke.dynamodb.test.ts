import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, codeOf } from "#shared/adapters/system/totp-codes.ts";
import type { RouteId, RouteOutput } from "#shared/contract/routes.ts";
import { routes } from "#shared/contract/routes.ts";
import { goodPassword, secretOf } from "#test/support/accounts.ts";
import { type CloudFront, startCloudFront } from "#test/support/aws/cloud-front.ts";
import { type Cloud, startCloud } from "#test/support/cloud.ts";
import { type CloudOffice, openCloudOffice } from "#test/support/cloud-office.ts";
import { smoke } from "#tools/smoke/smoke.ts";

/** What becomes of a call of a route's function: it fails before or after its work, or another answer is given. */
type Fault = "before" | "after" | { body: object };

const codeSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

let cloud: Cloud;
let office: CloudOffice;
let front: CloudFront;
/** The faults of each route, one for each call; calls after the last are left alone. */
const faults = new Map<string, Fault[]>();
let deliversChecks = true;

beforeAll(async () => {
  cloud = await startCloud();
  office = await openCloudOffice(cloud);
  front = await startCloudFront({
    ...cloud,
    invoke: async (id, event) => {
      const fault = faults.get((event as { routeKey: string }).routeKey)?.shift();
      if (fault === "before") throw new Error("planted");
      if (typeof fault === "object") {
        const headers = { "content-type": "application/json" };
        return { statusCode: 200, headers, body: JSON.stringify(fault.body) };
      }
      const answer = await cloud.invoke(id, event);
      if (fault === "after") throw new Error("planted");
      return answer;
    },
    deliver: async (queue, timeMs) => (deliversChecks ? cloud.deliver(queue, timeMs) : []),
  });
}, 180_000);
afterEach(() => {
  faults.clear();
  deliversChecks = true;
});
afterAll(async () => {
  await front?.stop();
  await cloud?.stop();
});

function plant(id: RouteId, ...planted: Fault[]): void {
  const { method, path } = routes[id];
  faults.set(`${method} ${path}`, planted);
}

async function walk({ token = office.tokenOf("liaison"), waitMsMax = 60_000 } = {}) {
  const lines: string[] = [];
  const asked = { url: front.origin, token, name: "yinhui", waitMsMax };
  const failed = await smoke(asked, (line) => lines.push(line));
  return { failed, lines, said: lines.join("\n") };
}

/** The states of the imports that walks have left. */
async function left(): Promise<string[]> {
  const { items } = (await office.ask("list-imports", "supervisor")) as RouteOutput<"list-imports">;
  return items.map(({ state }) => state);
}

describe("a walk through the deployment behind its HTTP API", { timeout: 120_000 }, () => {
  test("goes through as the liaison of an issuer, and leaves a cancelled import alone behind", async () => {
    const { failed, lines } = await walk();

    expect([failed, lines.filter((line) => !line.startsWith("通过"))]).toEqual([0, []]);
    expect(lines).toEqual(expect.arrayContaining(["通过  登录", "通过  本系统的账号", "通过  核对"]));
    expect(await left()).toEqual(["cancelled"]);
  });

  test("goes through as a liaison with an account of the deployment's own, with no issuer besides", async () => {
    const { resource } = (await office.ask("read-sign-in", "liaison")) as RouteOutput<"read-sign-in">;
    plant("read-sign-in", { body: { clientId: "", scope: "openid", resource, ownAccounts: true } });

    const { failed, lines } = await walk({ token: await ownLiaison() });

    expect([failed, lines.filter((line) => !line.startsWith("通过"))]).toEqual([0, []]);
    expect(lines).toContain("通过  本系统的账号");
    expect(new Set(await left())).toEqual(new Set(["cancelled"]));
  });

  test.each<[string, () => void, string[]]>([
    [
      "that nobody could sign in",
      () =>
        plant("read-sign-in", { body: { clientId: "", scope: "openid", resource: "r", ownAccounts: false } }),
      ["未通过  登录", "没有登录的办法", "programme-open"],
    ],
    [
      "that the sign-in settings are not answered",
      () => plant("read-sign-in", "before"),
      ["未通过  登录", "/api/sign-in 答 500"],
    ],
    [
      "an issuer that calls itself otherwise",
      () =>
        plant("read-sign-in", {
          body: {
            issuer: `${cloud.issuer}/`,
            clientId: "yinhui-web",
            scope: "openid",
            resource: "r",
            ownAccounts: true,
          },
        }),
      ["未通过  登录", "它的令牌都会被拒绝", "通过  进度"],
    ],
    [
      "an issuer at which the pages are not registered",
      () =>
        plant("read-sign-in", {
          body: { issuer: cloud.issuer, clientId: "", scope: "openid", resource: "r", ownAccounts: true },
        }),
      ["未通过  登录", "clientId"],
    ],
    [
      "own accounts that nobody answers for",
      () => plant("open-entry-link", "before"),
      ["通过  登录", "未通过  本系统的账号", '答 500：{"message":"Internal Server Error"}', "people-write"],
    ],
    [
      "own accounts that let in by a link of nobody",
      () =>
        plant("open-entry-link", { body: { kind: "access-link", accessToken: "x", expiresInSeconds: 1 } }),
      ["未通过  本系统的账号", "应答“链接已失效”"],
    ],
    [
      "a function that fails",
      () => plant("read-progress", "before"),
      ["未通过  进度", "GET /api/progress 答 500：Internal Server Error", "yinhui-service-progressreadLog"],
    ],
    [
      "an announcement that was made and not answered",
      () => plant("announce-import", "after"),
      ["未通过  登记文件", "imports-write", "没有留下导入"],
    ],
    [
      "a cancelling that fails at first",
      () => plant("cancel-import", "before", "before"),
      ["未通过  取消导入", "没有留下导入"],
    ],
    [
      "a check that nobody does",
      () => {
        deliversChecks = false;
      },
      ["未通过  核对", "等了 2 秒，状态仍是", "check-import", "通过  取消导入"],
    ],
  ])("tells %s, and leaves nothing behind", async (_, planting, said) => {
    planting();

    const walked = await walk({ waitMsMax: deliversChecks ? 60_000 : 2_000 });

    expect(walked.failed, walked.said).toBe(1);
    for (const part of said) expect(walked.said).toContain(part);
    expect(new Set(await left())).toEqual(new Set(["cancelled"]));
  });

  test("names the import that it could not cancel, and nothing is left once it can", async () => {
    plant("cancel-import", ...Array.from({ length: 4 }, () => "before" as const));

    const { failed, said } = await walk();

    const [, importId = ""] = /导入 (\S+) 没有取消：请到导入页取消它/.exec(said) ?? [];
    expect([failed, await left()]).toEqual([1, expect.arrayContaining(["checked"])]);
    await office.ask("cancel-import", "liaison", { params: { importId } });
    expect(new Set(await left())).toEqual(new Set(["cancelled"]));
  });

  test("says what to look for where it cannot tell what stays", async () => {
    plant("announce-import", "after");
    plant("list-imports", ...Array.from({ length: 4 }, () => "before" as const));

    const { said } = await walk();

    const [, fileName = ""] = /不知道有没有留下导入：请到导入页找 (\S+)，取消它/.exec(said) ?? [];
    const { items } = (await office.ask("list-imports", "liaison")) as RouteOutput<"list-imports">;
    const found = items.find((one) => one.fileName === fileName);
    expect(found?.state).toBe("announced");
    await office.ask("cancel-import", "liaison", { params: { importId: found?.importId ?? "" } });
  });
});

/** Invites a liaison to an account of the deployment's own, sets it up with an authenticator, and gives the token. */
async function ownLiaison(): Promise<string> {
  const body = { displayName: "部署自检", role: "liaison", bankId: "psbc-chuzhou" };
  const { url } = (await office.ask("invite-person", "supervisor", { body })) as RouteOutput<"invite-person">;
  const code = codeOf(bytesOf(codeSecret), Math.floor(Date.now() / 30_000));
  const { text } = await cloud.ask("set-up-account", {
    body: {
      secret: secretOf(url),
      name: "zijian",
      password: goodPassword,
      secondFactor: { secret: codeSecret, code },
    },
  });
  return (JSON.parse(text) as { accessToken: string }).accessToken;
}
