import { expect, test } from "vitest";
import { createTurns } from "#shared/adapters/system/taking-turns.ts";

/** A port that takes a while for each call, by a clock of its own. */
function slowPort(millisecondsEach: number) {
  let at = 0;
  const told: string[] = [];
  const { port } = createTurns(() => at);
  const slow = port({
    async read(who: string) {
      at += millisecondsEach;
      told.push(who);
      return told.length;
    },
  });
  const readAll = async (who: string, count: number) => {
    for (let read = 0; read < count; read++) await slow.read(who);
  };
  return { told, readAll, slow };
}

/** Counts the turns of the event loop while something is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  const ended = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    turns++;
  }
  await ended;
  return turns;
}

test("a long piece of work lets others have their turn", async () => {
  const { readAll, told } = slowPort(4);
  expect(await turnsDuring(readAll("a", 300))).toBeGreaterThanOrEqual(99);
  expect(told).toHaveLength(300);
});

test("a short one does not wait", async () => {
  const { readAll } = slowPort(4);
  expect(await turnsDuring(readAll("a", 3))).toBe(1);
});

test("whoever comes while others work has its turn after one stretch of each", async () => {
  const { readAll, told } = slowPort(5);
  const [long, other] = [readAll("a", 100), readAll("b", 100)];
  await new Promise((resolve) => setImmediate(resolve));
  const before = told.length;
  await readAll("c", 2);
  expect(told.slice(before).filter((who) => who !== "c").length).toBeLessThanOrEqual(6);
  await Promise.all([long, other]);
});

test("a call gives what the port gives, and fails as it fails", async () => {
  const { slow } = slowPort(20);
  expect([await slow.read("a"), await slow.read("a")]).toEqual([1, 2]);
  const failing = createTurns().call(() => Promise.reject(new Error("no")));
  await expect(failing()).rejects.toThrow("no");
});
