import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { originOf, type Settings } from "#shared/config/settings.ts";
import { type Installation, settingsOf } from "./installation.ts";
import { SetupFault } from "./setup-fault.ts";

const answerSchema = z.object({ status: z.literal("ok"), version: z.string() });
const answerMs = 3_000;
/** A first start after an upgrade may have to change the ledger's form. */
const startMs = 120_000;
const lookMs = 300;
/** So often another version may answer: it is still ending. */
const otherAnswersMax = 10;

/** The version of the server that answers at these settings' address; `undefined` where none does, or it says it cannot work. */
export async function servedVersion({ host, port }: Settings): Promise<string | undefined> {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  try {
    const answer = await fetch(`${originOf(reachable, port)}/api/health`, {
      signal: AbortSignal.timeout(answerMs),
    });
    return answerSchema.safeParse(await answer.json()).data?.version;
  } catch {
    return undefined;
  }
}

/** Waits until the installed version answers; fails where another does, or none in two minutes. */
export async function waitUntilHealthy({ folder, version }: Installation, logHint: string): Promise<void> {
  const settings = settingsOf(folder);
  const end = Date.now() + startMs;
  let found: string | undefined;
  let otherAnswers = 0;
  while (Date.now() < end && otherAnswers < otherAnswersMax) {
    found = await servedVersion(settings);
    if (found === version) return;
    if (found !== undefined) otherAnswers++;
    await wait(lookMs);
  }
  const said = found === undefined ? "没有应答" : `应答的是 ${found}`;
  throw new SetupFault(
    `yinhui ${version} 启动后${said}（${originOf(settings.host, settings.port)}）。原因请看：${logHint}。`,
  );
}
