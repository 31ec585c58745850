import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { issueToken } from "#selfhost/mint-token.ts";
import { type RunningServer, startServer } from "#selfhost/server.ts";
import { createScryptPasswords } from "#shared/adapters/system/scrypt-passwords.ts";
import { parseSettings, type Settings } from "#shared/config/settings.ts";
import type { Role } from "#shared/domain/base/person.ts";

/** A real self-hosted server on a free port and a data folder of its own. */
export type SelfHosted = RunningServer & {
  settings: Settings;
  token(role: Role, association?: string): Promise<string>;
  /** Calls the server; an object as body is sent as JSON. */
  call(method: string, path: string, options?: { token?: string; body?: unknown }): Promise<Response>;
  /** Announces a file as the liaison; the file itself is not sent. */
  announce(
    fileName: string,
    content: Uint8Array,
    said?: { byteSize?: number; sha256?: string },
  ): Promise<Announced>;
  /** Announces, sends, checks and commits a file as the liaison; gives the import's id. */
  commit(fileName: string, content: Uint8Array): Promise<string>;
  stop(): Promise<void>;
};

/** What the announcement of a file answers. */
export type Announced = { importId: string; upload: { url: string; fields: Record<string, string> } };

const pages = new Map([
  ["/", { contentType: "text/html; charset=utf-8", bytes: new TextEncoder().encode("<!doctype html>银会") }],
]);

/** Passwords at a hundredth of their cost, which `scrypt-passwords.test.ts` and the programs that tests start pay in full. */
const quickPasswords = createScryptPasswords({ N: 2 ** 10, r: 8, p: 1 });

/** Starts a server for tests; `environment` is what settings are parsed from beside host, port and data folder. */
export async function startSelfHosted(environment: Record<string, string> = {}): Promise<SelfHosted> {
  const dataDir = await mkdtemp(join(tmpdir(), "yinhui-test-"));
  const settings = parseSettings({ PORT: "0", DATA_DIR: dataDir, ...environment });
  const server = await startServer(settings, pages);
  if (server.local.deps.embedded !== undefined) server.local.deps.embedded.passwords = quickPasswords;
  const port = Number(new URL(server.origin).port);

  const call: SelfHosted["call"] = (method, path, { token, body } = {}) => {
    const headers = new Headers();
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    if (body !== undefined) headers.set("content-type", "application/json");
    const content =
      body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    return fetch(server.origin + path, { method, headers, redirect: "manual", ...content });
  };
  const token: SelfHosted["token"] = (role, association) => issueToken(server.local, role, association);
  const announce: SelfHosted["announce"] = async (fileName, content, said = {}) => {
    const body = { fileName, byteSize: content.byteLength, sha256: hashOf(content), ...said };
    const response = await call("POST", "/api/imports", { token: await token("liaison"), body });
    if (response.status !== 201) throw new Error(await response.text());
    return (await response.json()) as Announced;
  };

  return {
    ...server,
    settings: { ...settings, port },
    token,
    call,
    announce,
    async commit(fileName, content) {
      const { importId, upload } = await announce(fileName, content);
      const sent = await fetch(server.origin + upload.url, {
        method: "POST",
        body: formOf(upload.fields, content),
      });
      if (sent.status !== 204) throw new Error(await sent.text());
      await server.local.whenIdle();
      const committed = await call("POST", `/api/imports/${importId}/commit`, {
        token: await token("liaison"),
      });
      if (committed.status !== 202) throw new Error(await committed.text());
      await server.local.whenIdle();
      return importId;
    },
    async stop() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The form of an upload: the fields, then the file. */
export function formOf(fields: Record<string, string>, content: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([content.slice()]), "file");
  return form;
}

/** The SHA-256 of bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A loan table as CSV: of each row the loan number, borrower, type and association. */
export function csvOf(
  rows: readonly [loanNo: string, name: string, type: string, association: string][],
): Uint8Array {
  const header = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
  const lines = rows.map(([loanNo, name, type, association]) => {
    const number = type === "会员" ? "11010519491231002X" : "91350100M000100Y43";
    return [loanNo, name, number, type, association, "琅琊区", "50000", "2016-06-05"].join(",");
  });
  return new TextEncoder().encode([header, ...lines, ""].join("\r\n"));
}
