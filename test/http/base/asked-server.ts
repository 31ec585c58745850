import { expect } from "vitest";
import { type Caller, tokensOf } from "#test/support/callers.ts";
import { csvOf, startSelfHosted } from "#test/support/self-hosted.ts";

/** A call of the API, in whose path and body the names of `places` stand for ids. */
export type Asked = { path: string; body?: unknown };

/** A server with two associations' loans, imports, a correction request and a report, that every kind of caller may ask. */
export type AskedServer = {
  call(caller: Caller, method: string, asked: Asked): Promise<Response>;
  stop(): Promise<void>;
};

/** Starts the server and makes what IMPORT, UNDONE, WAITING, ASSOCIATION, OTHER and CORRECTION stand for. */
export async function startAskedServer(): Promise<AskedServer> {
  const server = await startSelfHosted();
  const book = csvOf([
    ["J1", "王小明", "会员", "花生协会"],
    ["J2", "滁州花生公司", "小微企业", "龙虾协会"],
  ]);
  const importId = await server.commit("a.csv", book);
  const undone = await server.commit("b.csv", csvOf([["U1", "王小明", "会员", "花生协会"]]));
  const asked = await server.call("POST", `/api/imports/${undone}/undo`, {
    token: await server.token("liaison"),
    body: { reason: "传错了文件" },
  });
  expect(asked.status).toBe(202);
  await server.local.whenIdle();
  const associations = await server.local.deps.associations.list();
  const idOf = (name: string) => associations.find((one) => one.name === name)?.associationId ?? "";
  const { importId: waiting } = await server.announce("c.csv", book);
  const places: Record<string, string> = {
    IMPORT: importId,
    UNDONE: undone,
    WAITING: waiting,
    ASSOCIATION: idOf("花生协会"),
    OTHER: idOf("龙虾协会"),
  };
  const tokens = await tokensOf(server, "花生协会", "龙虾协会");
  const placed = (text: string) => text.replaceAll(/[A-Z]{5,}/g, (place) => places[place] ?? place);
  const call = (caller: Caller, method: string, { path, body }: Asked) => {
    const token = tokens[caller];
    return server.call(method, placed(path), {
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body: JSON.parse(placed(JSON.stringify(body))) }),
    });
  };
  const raised = await call("association", "POST", {
    path: "/api/corrections",
    body: { loanNo: "J1", field: "amountFen", shouldBe: "6 万元", text: "金额不对" },
  });
  expect(raised.status).toBe(201);
  places["CORRECTION"] = ((await raised.json()) as { correctionId: string }).correctionId;
  const published = await call("supervisor", "POST", { path: "/api/reports/2016-06" });
  expect(published.status).toBe(201);
  return { call, stop: () => server.stop() };
}
