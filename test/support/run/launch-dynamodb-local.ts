import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.ts";

const folder = fileURLToPath(new URL("../../../.cache/dynamodb-local", import.meta.url));
const startAttemptsMax = 300;
const startPauseMs = 100;
/** It lives for minutes: what a long life would pay back is not worth compiling. */
const shortLife = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** Starts DynamoDB Local in memory and waits until it answers. Throws when `node tools/dynamodb-local.ts` has not prepared it. */
export async function launchDynamoDbLocal(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  if (!existsSync(`${folder}/DynamoDBLocal.jar`)) {
    throw new Error("DynamoDB Local is missing: run `node tools/dynamodb-local.ts` first");
  }
  const port = await freePort();
  const library = `-Djava.library.path=${folder}/DynamoDBLocal_lib`;
  const words = ["-jar", "DynamoDBLocal.jar", "-inMemory", "-disableTelemetry", "-port", String(port)];
  const emulator = spawn("java", [...shortLife, library, ...words], { cwd: folder, stdio: "ignore" });
  const ended = once(emulator, "exit");
  process.once("exit", () => emulator.kill());
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 1; !(await answers(endpoint)); attempt++) {
    if (emulator.exitCode !== null || attempt === startAttemptsMax)
      throw new Error("DynamoDB Local did not start; it needs Java 17");
    await pause(startPauseMs);
  }
  return {
    endpoint,
    async stop() {
      emulator.kill();
      await ended;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}
