import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { corpora, filesOf } from "./corpora.ts";
import type { ForeignVerdict } from "./foreign-worker.ts";

const verdictMsMax = 10_000;
const peakMbMax = 512;
const worker = fileURLToPath(new URL("foreign-worker.ts", import.meta.url));
const fixtures = fileURLToPath(new URL("../../fixtures/workbooks", import.meta.url));

/** Reads every file of a folder in one process of its own, which has to outlive them all. */
async function verdictsOf(folder: string): Promise<ForeignVerdict[]> {
  const child = spawn(process.execPath, [worker, folder], { env: { TZ: "UTC" } });
  let output = "";
  let errors = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (errors += text));
  await once(child, "close");
  expect(child.exitCode, errors).toBe(0);
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("a process that reads one file after the other tells the verdict of each", async () => {
  const verdicts = await verdictsOf(fixtures);
  expect(verdicts.find(({ name }) => name === "same.xlsx")?.verdict).toBe("40 loans");
});

test.skipIf(corpora === undefined)(
  "every foreign file is refused in time and memory, and no loan is accepted",
  { timeout: 300_000 },
  async () => {
    const folder = corpora ?? "";
    const verdicts = await verdictsOf(folder);
    const counts = Map.groupBy(verdicts, ({ verdict }) => verdict);
    const slowest = verdicts.toSorted((a, b) => b.ms - a.ms)[0];
    console.log(Object.fromEntries([...counts].map(([verdict, files]) => [verdict, files.length])), slowest);

    expect(verdicts).toHaveLength((await filesOf(folder)).length);
    expect(verdicts.filter(({ verdict }) => !/^(?:reader|table): /.test(verdict))).toEqual([]);
    expect(verdicts.filter(({ ms }) => ms > verdictMsMax)).toEqual([]);
    expect(verdicts.filter(({ peakMb }) => peakMb > peakMbMax)).toEqual([]);
    expect(verdicts.filter(({ untouched }) => !untouched)).toEqual([]);
  },
);
