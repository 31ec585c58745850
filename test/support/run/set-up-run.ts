import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { demoInstant } from "../dated-demo.ts";
import { launchDynamoDbLocal } from "./launch-dynamodb-local.ts";
import { makeRunFolder } from "./run-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test asks for what is made once for the whole run. */
    runOrigin: string;
  }
}

/** Something that is made once for the whole run: what a test is told of it, and what ends it. */
type Made = { told: string; stop?(): Promise<void> };
type Name = "bundles" | "bundles-22" | "dated-demo" | "demo" | "dynamodb-local" | "program";

/** Gives what a thing is made of, made now if it is not yet. */
type Need = (name: Name) => Promise<Made>;

const makers: Record<Name, (need: Need) => Promise<Made>> = {
  async bundles() {
    const told = join(tmpdir(), "bundles");
    await runProgram(["test/support/run/make-bundles.ts", told]);
    return { told };
  },
  async "bundles-22"() {
    const told = join(tmpdir(), "bundles-22");
    await runProgram(["test/support/run/make-bundles.ts", told, "nodejs22.x"]);
    return { told };
  },
  async demo(need) {
    const told = join(tmpdir(), "demo");
    const program = await need("program");
    await runProgram([join(program.told, "cli.js"), "demo"], { DATA_DIR: told });
    return { told };
  },
  async "dated-demo"() {
    const told = join(tmpdir(), "dated-demo");
    await runProgram(["test/support/run/make-dated-demo.ts", told, demoInstant]);
    return { told };
  },
  async "dynamodb-local"() {
    const { endpoint, stop } = await launchDynamoDbLocal();
    return { told: endpoint, stop };
  },
  async program() {
    const told = join(tmpdir(), "program");
    await runProgram(["tools/write-program.ts", told]);
    return { told };
  },
};

/** A browser still writes to its profile while it ends with its worker. */
const endingMs = 10_000;
const lookMs = 250;

/** They are ended before Node would keep what it compiled of them: run once without a task they end by themselves. */
const boundedPrograms = [
  "shared/adapters/workbook/workbook-worker.ts",
  "shared/adapters/receipt/receipt-worker.ts",
];

/**
 * Has programs that tests start share what Node compiled of them, and gives the run a folder of its own for whatever it
 * writes. Makes for tests, when the first asks for it, what they share; all of it ends, and the folder goes, when the run
 * is over.
 */
export default async function setUpRun({ provide }: TestProject): Promise<() => Promise<void>> {
  process.env["NODE_COMPILE_CACHE"] = join(tmpdir(), "yinhui-compiled");
  process.env["TMPDIR"] = makeRunFolder();
  await Promise.all(boundedPrograms.map((program) => runProgram([program])));
  const made = new Map<Name, Promise<Made>>();
  const need: Need = (name) => {
    const making = made.get(name) ?? makers[name](need);
    made.set(name, making);
    return making;
  };
  const server = createServer(async (request, response) => {
    const name = (Object.keys(makers) as Name[]).find((known) => request.url === `/${known}`);
    if (name === undefined) return void response.writeHead(404).end();
    try {
      response.end((await need(name)).told);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  provide("runOrigin", `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    for (const making of made.values()) await making.then((one) => one.stop?.()).catch(() => {});
    await rm(tmpdir(), { recursive: true, force: true, maxRetries: endingMs / lookMs, retryDelay: lookMs });
  };
}

async function runProgram(words: string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(child, "exit");
  if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}`);
}
