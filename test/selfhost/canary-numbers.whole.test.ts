import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RouteId } from "#shared/contract/routes.ts";
import { routes } from "#shared/contract/routes.ts";
import { declaredAnswers } from "#test/http/base/declared-answers.ts";
import { type CanaryBooks, canaryBooks } from "#test/support/canary-books.ts";
import { freePort } from "#test/support/free-port.ts";
import { digitsOf } from "#test/support/holds-number.ts";
import { programmeJson } from "#test/support/programme-json.ts";
import { runCommand, type ServerProcess, startServerProcess } from "#test/support/server-process.ts";
import { textsBelow } from "#test/support/texts-below.ts";
import { textsInFile } from "#test/support/texts-in-file.ts";

const timeoutMs = 400_000;
const people = ["liaison", "supervisor", "auditor", "association"] as const;
type Who = (typeof people)[number];
/** What goes back to the bank is its own file, with the numbers that it wrote. */
const ofTheBank: readonly RouteId[] = ["read-receipt", "read-failed-rows"];

let dataDir: string;
let work: string;
let port: number;
let books: CanaryBooks;
let server: ServerProcess;
const tokens = new Map<Who, string>();
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yinhui-canary-"));
  work = await mkdtemp(join(tmpdir(), "yinhui-canary-books-"));
  port = await freePort();
  books = await canaryBooks();
  await writeFile(join(work, "programme.json"), programmeJson(["office@example.cn"]));
  vi.stubEnv("PROGRAMME_FILE", join(work, "programme.json"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true, force: true });
  await rm(work, { recursive: true, force: true });
});

test(
  "an identity number in any cell, sheet's or file's name or typed text stands nowhere but in the uploaded file",
  async () => {
    server = await startServerProcess(dataDir, port);
    const outputs: string[] = [];
    const run = async (...words: string[]) => {
      const { status, stdout, stderr } = await runCommand(dataDir, port, ...words);
      outputs.push(stdout, stderr);
      return { status, stdout };
    };
    for (const who of people.slice(0, 3)) tokens.set(who, (await run("token", who)).stdout.trim());
    const remote = ["--json", "--url", server.origin, "--token", tokens.get("liaison") ?? ""];
    const imported = await importAll(run, remote);
    tokens.set("association", (await run("token", "association", "琅琊花生协会")).stdout.trim());

    outputs.push(...(await typeNumbers(imported.IMPORT)));
    const undone = await ask("liaison", "POST", `/api/imports/${imported.UNDONE}/undo`, { reason: "传错了" });
    expect(undone.status).toBe(202);
    expect((await run("report", "2016-06", "--out", join(work, "reports"))).status).toBe(0);
    const raised = await ask("association", "POST", "/api/corrections", {
      loanNo: "J1",
      field: "borrowerName",
      shouldBe: `王小明${books.typed}`,
      text: `证号是 ${books.typed}`,
    });
    expect(raised.status).toBe(201);
    const { correctionId: CORRECTION } = JSON.parse(raised.text) as { correctionId: string };
    outputs.push(raised.text, ...(await everyAnswer({ ...imported, CORRECTION })));
    for (const made of ["evidence 2016-06 --out", "backup --out", "export"]) {
      expect((await run(...made.split(" "), join(work, made.slice(0, 6)))).status, made).toBe(0);
    }
    await server.stop();
    outputs.push(server.output(), ...(await mailed()));
    for (const made of ["reports", "eviden", "backup", "export"])
      outputs.push(...(await textsBelow(join(work, made), (path) => !path.includes(`${sep}uploads${sep}`))));
    outputs.push(...(await textsBelow(dataDir, (path) => !path.includes(`${sep}uploads${sep}`))));

    expect(outputs.length).toBeGreaterThan(100);
    for (const output of outputs) {
      const digits = digitsOf(output);
      expect(
        books.numbers.find((number) => digits.includes(number)),
        output.slice(0, 2000),
      ).toBeUndefined();
    }
  },
  timeoutMs,
);

type Run = (...words: string[]) => Promise<{ stdout: string }>;

/** Sends the three books; two are let in, the third is refused. */
async function importAll(run: Run, remote: readonly string[]) {
  const sent = async ({ fileName, bytes }: CanaryBooks["book"], ...words: string[]) => {
    await writeFile(join(work, fileName), bytes);
    return JSON.parse((await run("import", join(work, fileName), ...words, ...remote)).stdout);
  };
  const book = await sent(books.book, "--commit");
  expect(book).toMatchObject({ state: "committed", fileName: expect.stringContaining("********") });
  expect(book.counts.new).toBeGreaterThanOrEqual(60);
  expect(book.counts.refused).toBeGreaterThanOrEqual(15);
  const text = await sent(books.text, "--commit");
  expect(text).toMatchObject({ state: "committed", counts: { new: 3 }, dataOn: "2016-06-30" });
  const refused = await sent(books.refused);
  expect(refused).toMatchObject({ state: "refused" });
  const { items } = JSON.parse((await ask("liaison", "GET", "/api/associations")).text);
  const { associationId } = items.find(({ name }: { name: string }) => name === "琅琊花生协会");
  return {
    IMPORT: book.importId as string,
    UNDONE: text.importId as string,
    WAITING: refused.importId as string,
    ASSOCIATION: associationId as string,
    OTHER: associationId as string,
  };
}

/** Types the number wherever something may be typed: it is refused with a word of why, and not said again. */
async function typeNumbers(importId: string): Promise<string[]> {
  const reason = `核对人 ${books.typed}`;
  const fingerprint = `${books.typed}|借据号`;
  const said: [who: Who, path: string, body: object][] = [
    ["liaison", `/api/imports/${importId}/undo`, { reason }],
    ["liaison", `/api/imports/${importId}/send-back`, { reason }],
    ["liaison", `/api/imports/${importId}/answers`, { questionIds: ["0".repeat(64)], reason }],
    [
      "liaison",
      `/api/imports/${importId}/mapping`,
      { values: [{ field: "associationName", value: reason, meaning: reason }] },
    ],
    [
      "liaison",
      `/api/imports/${importId}/mapping`,
      { columns: [{ fingerprint, columns: [{ column: "借据号", field: "loanNo" }] }] },
    ],
    ["supervisor", "/api/settings", { revision: 0, reason, settings: { fourEyes: true } }],
    ["supervisor", "/api/settings", { revision: 0, reason: "改名", settings: { name: reason } }],
    ["supervisor", "/api/people/invitations", { displayName: reason, role: "supervisor" }],
  ];
  const answers: string[] = [];
  for (const [who, path, body] of said) {
    const { status, text } = await ask(who, "POST", path, body);
    expect([path, status, text.includes("身份证号")]).toEqual([path, 400, true]);
    answers.push(text);
  }
  const searched = await ask("liaison", "GET", `/api/imports/${importId}/rows?loanNo=${books.typed}`);
  expect(searched.status).toBe(400);
  return [...answers, searched.text];
}

/** What every route that only reads answers to everybody, its headers too; of the bank's own files the headers alone. */
async function everyAnswer(places: Record<string, string>): Promise<string[]> {
  const texts: string[] = [];
  for (const route of Object.values(routes)) {
    if (route.method !== "GET") continue;
    for (const { path } of declaredAnswers[route.id]) {
      const asked = path.replaceAll(/[A-Z]{5,}/g, (place) => places[place] ?? place);
      for (const who of people) {
        const { status, headers, bytes } = await ask(who, "GET", asked);
        const name = status === 200 ? asked.replace(/\?.*/, "") : "problem.json";
        texts.push(headers);
        if (!ofTheBank.includes(route.id)) texts.push(...(await textsInFile(name, bytes)));
      }
    }
  }
  return texts;
}

async function ask(who: Who, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${tokens.get(who)}`, "content-type": "application/json" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server.origin + path, { method, headers, ...sent });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const told = [...response.headers].flat().map((header) => decodeURIComponent(header));
  return { status: response.status, headers: told.join("\n"), bytes, text: new TextDecoder().decode(bytes) };
}

/** Starts the server once more, which mails the report that is due, and gives what it says and writes. */
async function mailed(): Promise<string[]> {
  const again = await startServerProcess(dataDir, port);
  const outbox = join(dataDir, "outbox");
  const arrived = async () => expect((await textsBelow(outbox)).join()).toContain("<w:document");
  await vi.waitFor(arrived, 60_000);
  await again.stop();
  return [again.output(), ...(await textsBelow(outbox))];
}
