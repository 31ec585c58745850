import { expect, test } from "vitest";
import { createInProcessQueue } from "#shared/adapters/system/in-process-queue.ts";
import { subjectOf, type Work } from "#shared/ports/work-queue.ts";

const check = (importId: string): Work => ({ kind: "check", importId });

test("the queue does its work one piece at a time, in order, and goes on after a failure", async () => {
  const done: string[] = [];
  const failed: string[] = [];
  let running = 0;
  const queue = createInProcessQueue(
    async (work) => {
      const importId = subjectOf(work);
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (importId === "b") throw new Error("broken");
      done.push(importId);
    },
    (work) => failed.push(subjectOf(work)),
  );

  for (const importId of ["a", "b", "c"]) await queue.enqueue(check(importId));
  await queue.whenIdle();

  expect([done, failed]).toEqual([["a", "c"], ["b"]]);
});

test("the queue does work that its own work brings, and work that waits twice only once", async () => {
  const done: string[] = [];
  const queue = createInProcessQueue(
    async (work) => {
      done.push(`${work.kind} ${subjectOf(work)}`);
      if (work.kind === "check") await queue.enqueue({ kind: "commit", importId: subjectOf(work) });
    },
    () => {},
  );

  await queue.enqueue(check("a"));
  await queue.enqueue(check("a"));
  await queue.whenIdle();

  expect(done).toEqual(["check a", "commit a"]);
});

test("a stopped queue finishes what it is doing and leaves the rest", async () => {
  const done: string[] = [];
  const queue = createInProcessQueue(
    async (work) => {
      const importId = subjectOf(work);
      await new Promise((resolve) => setImmediate(resolve));
      done.push(importId);
    },
    () => {},
  );
  await queue.enqueue(check("a"));
  await new Promise((resolve) => setImmediate(resolve));
  await queue.enqueue(check("b"));

  await queue.stop();
  await queue.enqueue(check("c"));
  await queue.whenIdle();

  expect(done).toEqual(["a"]);
});
