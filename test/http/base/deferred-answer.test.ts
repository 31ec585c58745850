import { expect, it } from "vitest";
import { sha256 } from "#shared/adapters/system/system.ts";
import { deferredType } from "#shared/contract/base/deferred.ts";
import { type RouteId, routes } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type DeferringDeps,
  deferAnswer,
  fetchDeferred,
  makeDeferred,
} from "#shared/http/base/deferred-answer.ts";
import type { DepsWith, Endpoint, HttpAnswer, HttpRequest } from "#shared/http/base/exchange.ts";
import type { Work } from "#shared/ports/work-queue.ts";
import { createMemoryFiles } from "../../support/memory-files.ts";

const speaker = { issuer: "test", subject: "王芳" };
const liaison: Person = { ...speaker, displayName: "王芳", role: "liaison", bankId: "abc" };
const request: HttpRequest = {
  params: { importId: "i1" },
  query: {},
  headers: { authorization: "Bearer a" },
  body: undefined,
  requestId: "r1",
};
const book: HttpAnswer = {
  status: 200,
  headers: { "content-type": "application/vnd.ms-excel", "content-disposition": 'attachment; filename="a"' },
  body: new Uint8Array([1, 2, 3]),
};

/** A place where answers are deferred: its clock and its people change, and its queue is looked into. */
function place() {
  const stored = new Map<string, Uint8Array>();
  const queued: Work[] = [];
  const asked: { request: HttpRequest; spoken: unknown }[] = [];
  const state = { now: "2016-11-02T02:00:00.000Z", person: liaison, answer: async () => book };
  const deps = {
    files: createMemoryFiles(stored),
    queue: { enqueue: async (work: Work) => void queued.push(work) },
    people: { find: async () => state.person },
    verifyToken: async (token: string) => ({ ...speaker, subject: token === "a" ? "王芳" : token }),
    now: () => state.now,
    newId: () => "id",
    sha256,
    log: () => {},
    remainingMs: () => Number.POSITIVE_INFINITY,
  } as unknown as DeferringDeps & DepsWith<never>;
  const endpoint = {
    id: "read-receipt" as RouteId,
    route: routes["read-receipt"],
    needs: {},
    load: async () => undefined,
    handle: async ({ verifyToken }: DepsWith<never>, heard: HttpRequest) => {
      asked.push({ request: heard, spoken: await verifyToken("") });
      return state.answer();
    },
  } satisfies Endpoint<never>;
  return {
    state,
    stored,
    queued,
    asked,
    deps,
    endpoint,
    defer: (from = request) => deferAnswer(deps, endpoint, from),
    make: (deferredId: string) => makeDeferred(deps, { "read-receipt": endpoint }, deferredId),
    fetch: (deferredId: string, caller = state.person) =>
      fetchDeferred(deps, caller, { issuer: caller.issuer, subject: caller.subject }, deferredId),
  };
}

const idOf = ({ body }: HttpAnswer): string => JSON.parse(String(body)).deferredId;
const laterBy = (state: { now: string }, seconds: number) => {
  state.now = new Date(Date.parse(state.now) + seconds * 1000).toISOString();
};

it("what takes too long is made as its caller by whoever takes the message, and fetched as it would have been answered", async () => {
  const { state, queued, asked, defer, make, fetch } = place();

  const deferred = await defer();
  const deferredId = idOf(deferred);

  expect(deferred).toMatchObject({ status: 202, headers: { "content-type": deferredType } });
  expect(queued).toEqual([{ kind: "answer", deferredId }]);
  expect(JSON.parse(String((await fetch(deferredId)).body))).toEqual({
    deferredId,
    state: "waiting",
    askedAt: state.now,
  });
  await make(deferredId);
  expect(asked).toMatchObject([{ request: { params: { importId: "i1" } }, spoken: speaker }]);
  expect(await fetch(deferredId)).toEqual(book);
});

it("a failure is told as the request would have been told it", async () => {
  const { state, defer, make, fetch } = place();
  const refused = { status: 422, headers: { "content-type": "application/problem+json" }, body: '{"a":1}' };
  state.answer = async () => refused as never;
  const deferredId = idOf(await defer());

  await make(deferredId);

  expect(await fetch(deferredId)).toEqual(refused);
});

it("equal requests of one person share a job while it lasts; another person's, or another question, is another job", async () => {
  const { state, queued, defer, make } = place();

  const first = idOf(await defer());
  expect(idOf(await defer({ ...request, requestId: "r2" }))).toBe(first);
  expect(queued).toHaveLength(1);
  const others = [
    await defer({ ...request, headers: { authorization: "Bearer b" } }),
    await defer({ ...request, params: { importId: "i2" } }),
    await defer({ ...request, body: "{}" }),
  ].map(idOf);
  expect(new Set([first, ...others]).size).toBe(4);
  await make(first);
  laterBy(state, 1);
  await defer();
  expect(queued.at(-1)).toEqual({ kind: "answer", deferredId: first });
  expect(queued).toHaveLength(5);
});

it("only who asked may fetch, and only while they are who they were", async () => {
  const { state, defer, make, fetch } = place();
  const deferredId = idOf(await defer());
  const other = { ...liaison, subject: "李四" };
  await expect(fetch(deferredId, other)).rejects.toMatchObject({ code: "deferred-unknown" });

  await make(deferredId);

  await expect(fetch(deferredId, other)).rejects.toMatchObject({ code: "deferred-unknown" });
  await expect(fetch(deferredId, { ...liaison, issuer: "x" })).rejects.toMatchObject({
    code: "deferred-unknown",
  });
  for (const changed of [
    { ...liaison, bankId: "def" },
    { ...liaison, branchIds: ["1"] },
    { ...liaison, role: "auditor" as const },
  ]) {
    await expect(fetch(deferredId, changed)).rejects.toMatchObject({ code: "deferred-unknown" });
  }
  expect(await fetch(deferredId, { ...state.person, displayName: "王芳芳" })).toEqual(book);
  await expect(fetch("nothing")).rejects.toMatchObject({ code: "deferred-unknown" });
});

it("a job whose maker died is begun anew, three times at most, and then it is said so", async () => {
  const { state, queued, deps, endpoint, defer, fetch } = place();
  const dying = () => {
    const died = { ...endpoint, handle: () => new Promise<HttpAnswer>(() => {}) };
    void makeDeferred<never>(deps, { "read-receipt": died }, deferredId);
    return new Promise((resolve) => setImmediate(resolve));
  };
  const deferredId = idOf(await defer());
  for (const begun of [1, 2, 3]) {
    expect(queued).toHaveLength(begun);
    await dying();
    laterBy(state, 100);
    expect(JSON.parse(String((await fetch(deferredId)).body))).toMatchObject({ state: "making" });
    expect(queued).toHaveLength(begun);
    laterBy(state, 30);
    if (begun < 3) {
      expect(JSON.parse(String((await fetch(deferredId)).body))).toMatchObject({ state: "waiting" });
    }
  }
  await expect(fetch(deferredId)).rejects.toMatchObject({ code: "deferred-not-made" });
  expect(queued).toHaveLength(3);
});

it("a message that comes again does nothing while another makes the answer, or when it is made", async () => {
  const { state, asked, defer, make } = place();
  const answered = Promise.withResolvers<HttpAnswer>();
  state.answer = () => answered.promise as never;
  const deferredId = idOf(await defer());

  const making = make(deferredId);
  await new Promise((resolve) => setImmediate(resolve));
  await make(deferredId);
  expect(asked).toHaveLength(1);
  answered.resolve(book);
  await making;
  await make(deferredId);
  expect(asked).toHaveLength(1);
});

it("a message that nobody can do anything with any more is done with", async () => {
  const { stored, asked, defer, make } = place();
  const deferredId = idOf(await defer());
  stored.clear();

  await make(deferredId);

  expect([asked, stored.size]).toEqual([[], 0]);
});

it("where the process lives on, what is under way goes on and is not begun again", async () => {
  const { deps, endpoint, queued, fetch } = place();
  const answered = Promise.withResolvers<HttpAnswer>();

  const deferredId = idOf(await deferAnswer(deps, endpoint, request, answered.promise));

  expect(queued).toEqual([]);
  expect(JSON.parse(String((await fetch(deferredId)).body))).toMatchObject({ state: "making" });
  answered.resolve(book);
  await expect.poll(() => fetch(deferredId)).toEqual(book);
});

it("an answer without the caller's permission is none, whatever lies there", async () => {
  const { deps, endpoint, stored } = place();

  await expect(deferAnswer(deps, endpoint, { ...request, headers: {} })).rejects.toMatchObject({
    code: "sign-in-needed",
  });
  expect(stored.size).toBe(0);
});
