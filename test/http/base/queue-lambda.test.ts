import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { DepsWith, EndpointDeps } from "#shared/http/base/exchange.ts";
import { queueLambda } from "#shared/http/base/queue-lambda.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";
import { queueWorker, scheduledWorker } from "#shared/http/base/worker.ts";

let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const context = { getRemainingTimeInMillis: () => 1000 } as Context;

/** A function behind a queue whose steps note what they are called for; `broken` imports fail as a bug would. */
function listening() {
  const done: string[] = [];
  const logged: string[] = [];
  const step = (kind: string) => async (_deps: unknown, importId: string) => {
    if (importId === "broken") throw new Error("张三 341122199001011234");
    if (importId === "unknown") throw new LedgerFailure("import-unknown");
    done.push(`${kind} ${importId}`);
  };
  const log: EndpointDeps["log"] = (event, facts) => logged.push(JSON.stringify({ event, ...facts }));
  const handler = queueLambda(
    queueWorker({ steps: { uploaded: step("uploaded"), check: step("check") } }),
    async () => ({ log, settings: store.settings, programme: defaultProgramme }) as EndpointDeps,
  );
  return { done, logged, handler };
}

function batchOf(...bodies: unknown[]): SQSEvent {
  const Records = bodies.map((body, index) => ({
    messageId: `m${index}`,
    body: typeof body === "string" ? body : JSON.stringify(body),
  }));
  return { Records: Records as SQSRecord[] };
}

function created(key: string, eventName = "ObjectCreated:Post") {
  return { Records: [{ eventSource: "aws:s3", eventName, s3: { object: { key, size: 7 } } }] };
}

it("takes the steps that messages ask for: events of S3 and work of our own", async () => {
  const { done, handler } = listening();

  const result = await handler(batchOf(created("i1"), { kind: "check", importId: "i1" }), context);

  expect(done).toEqual(["uploaded i1", "check i1"]);
  expect(result).toEqual({ batchItemFailures: [] });
});

it("ignores the test event that S3 sends when the notification is made", async () => {
  const { done, handler } = listening();

  const result = await handler(batchOf({ Service: "Amazon S3", Event: "s3:TestEvent" }), context);

  expect(done).toEqual([]);
  expect(result).toEqual({ batchItemFailures: [] });
});

it.each([
  ["text that is no JSON", "hello"],
  ["JSON of another kind", { hello: 1 }],
  ["work for another queue", { kind: "commit", importId: "i1" }],
  ["a removal", created("i1", "ObjectRemoved:Delete")],
  ["a key that is no import", created("../%2e%2e/etc")],
  ["an upload that nobody announced", created("unknown")],
  ["work on which a bug shows", { kind: "check", importId: "broken" }],
])("gives back %s, and does the rest of the batch", async (_name, message) => {
  const { done, handler } = listening();

  const result = await handler(batchOf(message, { kind: "check", importId: "i2" }), context);

  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
  expect(done).toEqual(["check i2"]);
});

it("logs a failed message without what it or its error says", async () => {
  const { logged, handler } = listening();

  await handler(batchOf({ kind: "check", importId: "broken" }, "李四", created("unknown")), context);

  expect(logged).toHaveLength(3);
  expect(logged.join()).not.toMatch(/张三|李四|3411/);
  expect(logged[2]).toContain("import-unknown");
});

it("a scheduled function fails when its work does, so that it is called again", async () => {
  const broken = scheduledWorker({
    work: async () => {
      throw new LedgerFailure("ledger-busy");
    },
  });
  const handler = scheduleLambda(
    broken,
    async () => ({ settings: store.settings, programme: defaultProgramme }) as EndpointDeps,
  );

  await expect(handler({}, context)).rejects.toThrow("ledger-busy");
});

it("each message and each scheduled call works with the programme as it is set by then", async () => {
  const goals: bigint[] = [];
  const note = async ({ programme }: Pick<EndpointDeps, "programme">) => void goals.push(programme.goalFen);
  const deps = { settings: store.settings, programme: defaultProgramme } as EndpointDeps;
  const changeGoal = (revision: number, goalFen: bigint) =>
    changeSettings(
      { ...deps, now: () => "2016-11-02T02:00:00.000Z" },
      { displayName: "张主任" },
      { revision, reason: "调整", settings: { goalFen } },
    );
  const raising = async (given: DepsWith<never>) => {
    await note(given);
    await changeGoal(0, 500n);
  };
  const queue = queueLambda(queueWorker({ steps: { uploaded: raising, check: note } }), async () => deps);

  await queue(batchOf(created("i1"), { kind: "check", importId: "i1" }), context);
  await changeGoal(1, 700n);
  await scheduleLambda(scheduledWorker({ work: note }), async () => deps)({}, context);

  expect(goals).toEqual([defaultProgramme.goalFen, 500n, 700n]);
});
