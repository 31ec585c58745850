import type { Part } from "#shared/ports/parts.ts";
import type { DepsWith, Needs } from "./exchange.ts";
import type { QueueStep } from "./queue-message.ts";

type Step<P extends Part> = (deps: DepsWith<P>, subject: string) => Promise<unknown>;

/** What handles the messages of a queue, by their kind; it may begin with some work first. */
export type QueueWorker<P extends Part> = Needs<P> & {
  begin?: (deps: DepsWith<NoInfer<P>>) => Promise<void>;
  steps: Partial<Record<QueueStep["kind"], Step<NoInfer<P>>>>;
};

/** What a schedule calls. */
export type ScheduledWorker<P extends Part> = Needs<P> & {
  work: (deps: DepsWith<NoInfer<P>>) => Promise<unknown>;
};

/** States a worker of a queue, with its parts. */
export function queueWorker<P extends Part = never>(worker: QueueWorker<P>): QueueWorker<P> {
  return worker;
}

/** States a worker of a schedule, with its parts. */
export function scheduledWorker<P extends Part = never>(worker: ScheduledWorker<P>): ScheduledWorker<P> {
  return worker;
}

/** States a worker of a schedule and of a queue, with its parts. */
export function makingWorker<P extends Part>(
  worker: ScheduledWorker<P> & QueueWorker<P>,
): ScheduledWorker<P> & QueueWorker<P> {
  return worker;
}
