import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { App } from "aws-cdk-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DataStack } from "#infra/data-stack.ts";
import { functionIds, mayNoteReadings } from "#infra/functions.ts";
import { readSettings } from "#infra/settings.ts";
import { readActions, writeActions } from "#infra/statements.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { wireLimits } from "#shared/contract/limits.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import type { Role } from "#shared/domain/person.ts";
import type { PeopleRegister } from "#shared/ports/people-register.ts";
import { allowedTo } from "#test/support/allowed-to.ts";
import { type Book, bookOf, wordyBook, wordyRows } from "#test/support/books.ts";
import { type Cloud, startCloud } from "#test/support/cloud.ts";
import { type CloudRequest, s3CreatedMessage, scheduledEvent } from "#test/support/cloud-events.ts";
import { createTable, type DynamoDbLocal, startDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";

const june = bookOf("2016-06-贷款明细.xlsx");
const july = bookOf("2016-07-银会合作贷款明细表.xlsx");
const tableName = "ledger";
const rolesAtWork = ["liaison", "supervisor", "auditor"] as const satisfies readonly Role[];

let dynamoDb: DynamoDbLocal;
let client: DynamoDBClient;
let cloud: Cloud;
const tokens = new Map<Role, string>();
let people: PeopleRegister;
let importId = "";
let ownLoanNo = "";
let julyId = "";

beforeAll(async () => {
  dynamoDb = await startDynamoDbLocal();
  client = dynamoDb.client();
  await createTable(client, tableName);
  cloud = await startCloud(dynamoDb.endpoint, tableName);
  ({ people } = createDynamoStore({ client, tableName, pause, chance }));
  for (const role of rolesAtWork) {
    await people.put({ issuer: cloud.issuer, subject: role, displayName: role, role });
    tokens.set(role, await cloud.token(role));
  }
}, 120_000);

afterAll(async () => {
  client?.destroy();
  await cloud?.stop();
  await dynamoDb?.stop();
});

/** Asks the function of a route as a person of a role and gives its JSON. */
async function ask(id: RouteId, role: Role, request: CloudRequest = {}): Promise<unknown> {
  const token = tokens.get(role);
  const { status, text } = await cloud.call(id, { ...request, ...(token === undefined ? {} : { token }) });
  expect(status, `${id}: ${text}`).toBeLessThan(300);
  return JSON.parse(text);
}

const readImport = (id = importId) => ask("read-import", "liaison", { params: { importId: id } });

/** Announces a book and sends it by the form that the announcement gave; gives the import's id. */
async function upload({ bytes, ...announcement }: Book): Promise<string> {
  const announced = (await ask("announce-import", "liaison", { body: announcement })) as {
    importId: string;
    upload: { url: string; fields: Record<string, string> };
  };
  await send(announced.upload, bytes);
  return announced.importId;
}

async function send(
  { url, fields }: { url: string; fields: Record<string, string> },
  bytes: Book["bytes"],
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([bytes]), "file");
  expect((await fetch(url, { method: "POST", body: form })).ok).toBe(true);
}

describe("the deployed bundles", { timeout: 120_000 }, () => {
  it("announce a file and hand out the form by which it is sent", async () => {
    importId = await upload(june);

    expect(await readImport()).toMatchObject({ state: "announced", fileName: june.fileName });
  });

  it("check the file once S3 tells of it", async () => {
    cloud.send("checks", s3CreatedMessage("uploads", importId, june.byteSize));
    const delivered = await cloud.deliver("checks", "check-import");

    expect(delivered.map(({ givenBack }) => givenBack)).toEqual([false, false]);
    expect(await readImport()).toMatchObject({
      state: "checked",
      counts: { read: 60, new: 60, changed: 0, unchanged: 0, refused: 0 },
      effect: { disbursedFenBefore: 0, disbursedFenAfter: 1_990_000_000 },
    });
  });

  it("commit it through the queue of postings", async () => {
    await ask("commit-import", "liaison", { params: { importId } });

    const delivered = await cloud.deliver("posts", "post-import");

    expect(delivered).toEqual([{ body: JSON.stringify({ kind: "commit", importId }), givenBack: false }]);
    expect(await readImport()).toMatchObject({ state: "committed", counts: { new: 60 } });
  });

  it("tell the progress against the goal", async () => {
    expect(await ask("read-progress", "supervisor")).toMatchObject({
      goalFen: 30_000_000_000,
      loanCount: 60,
      disbursedFen: 1_990_000_000,
      percentOfGoal: 6.63,
    });
  });

  it("change nothing when messages are delivered again", async () => {
    const before = await ask("verify-ledger", "auditor");
    const record = await readImport();

    cloud.send("checks", s3CreatedMessage("uploads", importId, june.byteSize));
    cloud.send("checks", JSON.stringify({ kind: "check", importId }));
    cloud.send("posts", JSON.stringify({ kind: "commit", importId }));
    const again = [
      ...(await cloud.deliver("checks", "check-import")),
      ...(await cloud.deliver("posts", "post-import")),
    ];

    expect(again.map(({ givenBack }) => givenBack)).toEqual([false, false, false]);
    expect(await readImport()).toEqual(record);
    expect(await ask("verify-ledger", "auditor")).toEqual(before);
    expect(before).toMatchObject({ ok: true, loans: 60, entries: 60, differences: [] });
  });

  it("give foreign messages back, for the dead letters", async () => {
    const foreign = [
      "hello",
      s3CreatedMessage("uploads", "nobody", 1),
      '{"kind":"check","importId":"nobody"}',
    ];
    for (const body of foreign) {
      cloud.send("checks", body);
      expect(await cloud.deliver("checks", "check-import")).toEqual([{ body, givenBack: true }]);
    }
  });

  it("publish the report of a month that is over when the schedule calls, and only once", async () => {
    await cloud.invoke("publish-due-reports", scheduledEvent);
    await cloud.invoke("publish-due-reports", scheduledEvent);

    const { items } = (await ask("list-reports", "supervisor")) as {
      items: { month: string; publishedBy: string }[];
    };
    expect(items.map(({ publishedBy }) => publishedBy)).toContain("schedule");
    expect(new Set(items.map(({ month }) => month)).size).toBe(items.length);
    const report = await ask("read-report", "auditor", { params: { month: items[0]?.month ?? "" } });
    expect(JSON.stringify(report)).toContain("1990000000");
  });

  it("mail what was published to the programme's list, once, and tell how it went", async () => {
    await ask("publish-report", "supervisor", { params: { month: "2016-06" } });
    await ask("publish-report", "supervisor", { params: { month: "2016-07" } });
    await cloud.invoke("mail-due-reports", scheduledEvent);
    await cloud.invoke("mail-due-reports", scheduledEvent);

    const { items } = (await ask("list-reports", "supervisor")) as {
      items: { month: string; mailing: unknown }[];
    };
    expect(items.length).toBeGreaterThan(2);
    for (const { mailing } of items) expect(mailing).toMatchObject({ sent: 1, needsPerson: 0 });
    expect(cloud.mails.map(({ mail }) => mail.subject).toSorted()).toEqual(
      items
        .map(
          ({ month }) => `滁州市“银会合作”工作情况通报（${month.slice(0, 4)}年${Number(month.slice(5))}月）`,
        )
        .toSorted(),
    );
    expect(cloud.mails.map(({ to }) => to)).toEqual(items.map(() => ["office@example.cn"]));
    const params = { month: "2016-06" };
    const mailing = (await ask("read-mailing", "auditor", { params })) as {
      deliveries: { deliveryId: string }[];
    };
    expect(mailing).toMatchObject({ deliveries: [{ recipient: "o***@example.cn", state: "sent" }] });
    const decided = await cloud.call("decide-delivery", {
      params,
      body: { deliveryId: mailing.deliveries[0]?.deliveryId, action: "again" },
      token: tokens.get("supervisor") ?? "",
    });
    expect(decided.status).toBe(409);
    expect(cloud.log()).not.toContain("office@example.cn");
  });

  it("answer every other route too", async () => {
    const asked: [RouteId, Role, CloudRequest][] = [
      ["read-health", "auditor", {}],
      ["read-openapi", "auditor", {}],
      ["read-sign-in", "auditor", {}],
      ["read-me", "auditor", {}],
      ["read-programme", "auditor", {}],
      ["list-imports", "auditor", {}],
      ["list-import-rows", "liaison", { params: { importId }, query: { outcome: "new", limit: "200" } }],
      ["summarise-import-rows", "auditor", { params: { importId } }],
      ["list-loans", "supervisor", { query: { month: "2016-06" } }],
      ["sum-loans", "supervisor", { query: { monthTo: "2016-06", measure: "outstanding" } }],
      ["read-cockpit", "supervisor", {}],
      ["list-associations", "supervisor", {}],
      ["list-journal", "auditor", { query: { importId, kind: "opened" } }],
      ["list-report-corrections", "auditor", {}],
    ];
    const answers = new Map<RouteId, unknown>();
    for (const [id, role, request] of asked) answers.set(id, await ask(id, role, request));

    const { items: loans } = answers.get("list-loans") as {
      items: { loanNo: string; associationId: string }[];
    };
    const [{ loanNo, associationId } = { loanNo: "", associationId: "" }] = loans;
    expect(await ask("read-loan", "auditor", { params: { loanNo } })).toMatchObject({ loanNo, version: 1 });
    expect(await ask("read-association", "auditor", { params: { associationId } })).toMatchObject({
      associationId,
    });
    ownLoanNo = loanNo;
    await people.put({
      issuer: cloud.issuer,
      subject: "association",
      displayName: "association",
      role: "association",
      associationId,
    });
    tokens.set("association", await cloud.token("association"));
    await ask("list-loans", "supervisor", { query: { associationId } });
    await ask("sum-loans", "supervisor", { query: { associationId } });
    const { items: readings } = (await ask("list-readings", "auditor", { params: { associationId } })) as {
      items: { readerName: string; kind: string }[];
    };
    expect(readings.map(({ readerName, kind }) => `${readerName} ${kind}`).sort()).toEqual([
      "auditor loan",
      "auditor standing",
      "supervisor loans",
    ]);
    expect(answers.get("read-health")).toMatchObject({ status: "ok", store: "dynamodb" });
    expect(answers.get("sum-loans")).toMatchObject({ loanCount: 60, disbursedFen: 1_990_000_000 });
    expect(answers.get("read-cockpit")).toMatchObject({ freshness: [{ bankId: "psbc-chuzhou" }] });
    expect(answers.get("list-import-rows")).toMatchObject({ items: { length: 60 } });
    expect(answers.get("summarise-import-rows")).toMatchObject({ sheets: [{ new: 60, refused: 0 }] });
  });

  it("change the goal for every function at once", async () => {
    const change = (revision: number, goalFen: number) =>
      ask("change-settings", "supervisor", { body: { revision, reason: "试调", settings: { goalFen } } });
    const preview = await ask("preview-settings", "supervisor", { query: { goalFen: "60000000000" } });

    await change(0, 60_000_000_000);

    expect(await ask("read-progress", "auditor")).toMatchObject({
      goalFen: 60_000_000_000,
      percentOfGoal: 3.32,
    });
    expect(preview).toMatchObject({ after: { percentOfGoal: 3.32 } });
    await change(1, 30_000_000_000);
    expect(await ask("read-settings", "liaison")).toMatchObject({
      revision: 2,
      settings: { goalFen: 30_000_000_000 },
      items: [{ changedBy: "supervisor" }, { reason: "试调" }],
    });
  });

  it("list and change people, who are another the next time, and leave inviting to their issuer", async () => {
    const subject = "newcomer";
    await people.put({ issuer: cloud.issuer, subject, displayName: "新人", role: "liaison" });
    const token = await cloud.token(subject);
    const journal = async () => (await cloud.call("list-journal", { token })).status;
    const before = await journal();
    await ask("change-person", "supervisor", { body: { subject, role: "auditor", locked: false } });
    const after = await journal();
    await ask("remove-person", "supervisor", { body: { subject } });

    expect([before, after, await journal()]).toEqual([403, 200, 403]);
    expect(await ask("list-people", "auditor")).toMatchObject({
      items: { length: rolesAtWork.length + 1 },
      signInHere: false,
    });
    expect(await ask("list-people-changes", "auditor")).toMatchObject({
      items: [{ kind: "removed" }, { kind: "changed", by: "supervisor", whom: "新人" }],
    });
    expect(await ask("list-entry-links", "auditor")).toEqual({ items: [] });

    const elsewhere: [RouteId, CloudRequest][] = [
      ["invite-person", { body: { displayName: "新人", role: "auditor" } }],
      ["make-password-link", { body: { subject } }],
      ["make-access-link", { body: { associationId: "a1", readOnly: true } }],
      ["end-entry-link", { params: { linkId: "l1" } }],
      ["change-password", { body: { current: "0123456789", fresh: "0123456789" } }],
    ];
    for (const [id, request] of elsewhere) {
      const { status, text } = await cloud.call(id, { ...request, token: tokens.get("supervisor") ?? "" });
      expect([id, status], text).toEqual([id, 409]);
    }
  });

  it("hand a posting over when the time runs out, and say what was done where the ledger had moved", async () => {
    const [first, second] = [await upload(july), await upload(july)];
    julyId = first;
    for (const id of [first, second]) cloud.send("checks", s3CreatedMessage("uploads", id, july.byteSize));
    await cloud.deliver("checks", "check-import");

    await ask("commit-import", "liaison", { params: { importId: first } });
    const handedOver = await cloud.deliver("posts", "post-import", 1000);
    await ask("commit-import", "liaison", { params: { importId: second } });
    await cloud.deliver("posts", "post-import");

    expect(handedOver).toHaveLength(2);
    expect(await readImport(first)).toMatchObject({
      state: "committed",
      counts: { new: 50, changed: 14, unchanged: 46 },
    });
    expect(await readImport(second)).toMatchObject({
      state: "committed",
      counts: { new: 0, changed: 0, unchanged: 110 },
    });
  });

  it("undo an import, hand over when the time runs out, and open its loans again with a later book", async () => {
    const reason = { params: { importId: julyId }, body: { reason: "传错了文件" } };
    const early = await cloud.call("send-back-import", { ...reason, token: tokens.get("liaison") ?? "" });
    expect(early.status).toBe(409);

    await ask("undo-import", "liaison", reason);
    const handedOver = await cloud.deliver("posts", "post-import", 1000);
    cloud.send("posts", JSON.stringify({ kind: "undo", importId: julyId }));
    await cloud.deliver("posts", "post-import");

    expect(handedOver).toHaveLength(2);
    expect(await readImport(julyId)).toMatchObject({
      state: "undone",
      undo: { by: "liaison", undoneCount: 64, keptCount: 0 },
    });
    expect(await ask("read-progress", "supervisor")).toMatchObject({
      loanCount: 60,
      disbursedFen: 1_990_000_000,
    });
    expect(await ask("verify-ledger", "auditor")).toMatchObject({ ok: true, loans: 60 });

    const again = await upload(july);
    cloud.send("checks", s3CreatedMessage("uploads", again, july.byteSize));
    await cloud.deliver("checks", "check-import");
    await ask("commit-import", "liaison", { params: { importId: again } });
    await cloud.deliver("posts", "post-import");
    expect(await readImport(again)).toMatchObject({ counts: { new: 50, changed: 14, unchanged: 46 } });
    expect(await ask("verify-ledger", "auditor")).toMatchObject({ ok: true, loans: 110 });
  });

  it("send the bank's workbook back, the rows to mend, and the template", async () => {
    const id = await upload(bookOf("2016-10-含错误.xlsx"));
    cloud.send("checks", s3CreatedMessage("uploads", id, 1));
    await cloud.deliver("checks", "check-import");

    const rows = async (route: RouteId, params = {}) => {
      const answer = await cloud.call(route, { params, token: tokens.get("liaison") ?? "" });
      expect(answer.status).toBe(200);
      expect(answer.headers["content-disposition"]).toMatch(/^attachment; .*\.xlsx$/);
      return rowsOf((await sheetsOf(Buffer.from(answer.text, "base64")))[0]).length;
    };
    expect(await rows("read-receipt", { importId: id })).toBe(21);
    expect(await rows("read-failed-rows", { importId: id })).toBe(14);
    expect(await rows("read-template")).toBe(2);
    expect(await rows("read-progress-book")).toBe(38);
  });

  it("hand large workbooks out by a link", async () => {
    const id = await upload(wordyBook());
    cloud.send("checks", s3CreatedMessage("uploads", id, 1));
    await cloud.deliver("checks", "check-import");

    for (const route of ["read-receipt", "read-failed-rows"] as const) {
      const request = { params: { importId: id }, token: tokens.get("liaison") ?? "" };
      const answer = await cloud.call(route, request);
      expect(answer, answer.text.slice(0, 300)).toMatchObject({ status: 303, text: "" });
      const file = await fetch(answer.headers["location"] ?? "");
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; .*\.xlsx$/);
      const bytes = new Uint8Array(await file.arrayBuffer());
      expect(bytes.byteLength).toBeGreaterThan(wireLimits.answerBytesMax);
      expect(rowsOf((await sheetsOf(bytes))[0])).toHaveLength(wordyRows + 1);
    }
  });

  it("remember what a value means and check again, ask about loans and take no answer to what was not asked", async () => {
    const id = await upload(bookOf("2016-10-含错误.xlsx"));
    cloud.send("checks", s3CreatedMessage("uploads", id, 1));
    await cloud.deliver("checks", "check-import");
    const values = [{ field: "countyName", value: "苏滁园区", meaning: "341103" }];

    await ask("map-import", "liaison", { params: { importId: id }, body: { values } });
    await cloud.deliver("checks", "check-import");

    expect(await readImport(id)).toMatchObject({ state: "checked" });
    expect(await ask("list-decisions", "auditor", { query: { kind: "value" } })).toMatchObject({
      items: [{ matter: { kind: "value", ...values[0] }, decidedBy: "liaison", importId: id }],
    });
    expect(await ask("list-import-questions", "liaison", { params: { importId: id } })).toMatchObject({
      items: [],
    });
    const answer = await cloud.call("answer-questions", {
      params: { importId: id },
      body: { questionIds: ["0".repeat(64)], reason: "已核实" },
      token: tokens.get("liaison") ?? "",
    });
    expect(answer.status).toBe(400);
  });

  it("take an association's word that a loan is wrong, and what is said to it", async () => {
    const raise = await ask("raise-correction", "association", {
      body: { loanNo: ownLoanNo, text: "金额不对" },
    });
    const { correctionId } = raise as { correctionId: string };
    const params = { correctionId };
    const answer = { params, body: { revision: 1, text: "已更正", importId } };

    expect(await ask("answer-correction", "liaison", answer)).toMatchObject({
      state: "answered",
      revision: 2,
    });
    expect(
      await ask("reopen-correction", "association", { params, body: { revision: 2, text: "还不对" } }),
    ).toMatchObject({ state: "open" });
    expect(
      await ask("close-correction", "supervisor", { params, body: { revision: 3, text: "重复" } }),
    ).toMatchObject({ state: "closed" });
    expect(await ask("read-correction", "auditor", { params })).toMatchObject({
      revision: 4,
      events: { length: 4 },
    });
    expect(await ask("list-corrections", "association", { query: { state: "closed" } })).toMatchObject({
      items: [{ correctionId }],
      counts: { open: 0 },
    });
  });

  it("hand out another form for an import that was announced, and cancel it", async () => {
    const second = await upload(june);
    const again = (await ask("reopen-upload", "liaison", { params: { importId: second } })) as {
      upload: { url: string; fields: Record<string, string> };
    };
    await send(again.upload, june.bytes);

    expect(await ask("cancel-import", "liaison", { params: { importId: second } })).toMatchObject({
      state: "cancelled",
    });
  });

  it("serve the pages", async () => {
    const event = { rawPath: "/", headers: {}, requestContext: { requestId: "r" } };
    const page = (await cloud.invoke("serve-pages", event)) as { statusCode: number; body: string };

    expect(page.statusCode).toBe(200);
    expect(Buffer.from(page.body, "base64").toString()).toContain('<div id="app">');
  });

  it("turn people without a good token away", async () => {
    const none = await cloud.call("read-progress");
    const stranger = await cloud.call("read-progress", { token: await cloud.token("stranger") });
    const wrongRole = await cloud.call("list-journal", { token: tokens.get("liaison") ?? "" });

    expect([none.status, stranger.status, wrongRole.status]).toEqual([401, 403, 403]);
  });

  it("call nothing that their roles do not allow, and are allowed nothing beside the table that they do not call", () => {
    const data = new DataStack(new App(), "data", { settings: readSettings(() => undefined, {}) });
    for (const id of functionIds) {
      const called = [...(cloud.calls.get(id) ?? [])];
      const allowed = allowedTo(id, data);
      const besideTable = allowed.filter((action) => !/^(dynamodb|s3:ListBucket)/.test(action));
      expect(allowed, id).toEqual(expect.arrayContaining(called));
      expect(called, id).toEqual(expect.arrayContaining(besideTable));
      if (mayNoteReadings(id)) expect(called, id).toContain("dynamodb:PutItem");
    }
    const calledByAny = [...cloud.calls.values()].flatMap((called) => [...called]);
    for (const action of [...readActions, ...writeActions]) expect(calledByAny).toContain(action);
  });

  it("log nothing of the people in the file", async () => {
    const { items } = (await ask("list-loans", "liaison", { query: { limit: "200" } })) as {
      items: { borrowerName: string }[];
    };
    const names = items.map(({ borrowerName }) => borrowerName);
    expect(names.length).toBeGreaterThan(60);
    expect(names.some((name) => name.includes("*"))).toBe(false);

    const log = cloud.log();
    expect(log).toContain("message-failed");
    for (const name of names) expect(log).not.toContain(name);
    expect(log).not.toMatch(/\d{17}[\dXx]/);
  });
});
