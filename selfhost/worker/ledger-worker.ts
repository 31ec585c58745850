import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { packAnswer } from "#shared/http/base/pack-answer.ts";
import { endpoints } from "#shared/http/services.ts";
import { answerOrDefer } from "../answer-or-defer.ts";
import { loadCode } from "../load-code.ts";
import { startSchedules } from "../schedules.ts";
import type { Asked, FromWorker, ToWorker } from "./messages.ts";

// The process beside the server: does the imports' work and the schedules, and answers what takes long.

const damageLookMs = 5000;

const settings = parseSettings(process.env);
let isStopping = false;
const opening = open();
process.on("message", (message: ToWorker) => void obey(message));
process.once("disconnect", () => void stop());
/** The server decides when both end: a signal to the whole group reaches it, too. */
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});

type Opened = { local: Local; stopSchedules(): void };

/** Opens the ledger and begins; ends where that is not possible, which is logged by its name. */
async function open(): Promise<Opened> {
  try {
    const local = await openLocal(settings);
    tell({ kind: "opened" });
    await loadCode("heavy");
    await resumeImports(local.deps);
    const schedules = startSchedules(local);
    setInterval(() => tellDamage(local), damageLookMs).unref();
    return { local, stopSchedules: schedules.stop };
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    if (error.code === "ledger-damaged") tell({ kind: "damaged" });
    return exit(1);
  }
}

async function obey(message: ToWorker): Promise<void> {
  if (message.kind === "stop") return stop();
  const { local } = await opening;
  if (message.kind === "work") return local.deps.queue.enqueue(message.work);
  tell({ kind: "answer", no: message.no, answer: await answer(local, message) });
  tellDamage(local);
}

async function answer({ deps }: Local, { id, request, encodings }: Asked) {
  return packAnswer(await answerOrDefer(deps, endpoints[id], request, settings.answerWithinMs), encodings);
}

function tellDamage(local: Local): void {
  if (local.damage() !== undefined) tell({ kind: "damaged" });
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message, () => {});
}

/** Ends after the present posting; what is left its successor takes up. Told once, it hears no more. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const { local, stopSchedules } = await opening;
  stopSchedules();
  await local.close();
  await exit(0);
}

/** Ends once what was told is sent. */
function exit(status: number): Promise<never> {
  process.exitCode = status;
  if (process.connected) process.disconnect();
  return new Promise(() => setImmediate(() => process.exit()));
}
