import * as z from "zod";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { subjectOf, type Work } from "#shared/ports/work-queue.ts";

/** What a queue message asks for: a piece of work, or to take note that the file of an import was uploaded. */
export type QueueStep = { kind: Work["kind"] | "uploaded"; subject: string };

const importId = z
  .string()
  .max(wireLimits.idLengthMax)
  .regex(/^[0-9a-z]+$/);
const workSchema = z.strictObject({ kind: z.enum(["check", "commit", "undo"]), importId });
const answerSchema = z.strictObject({ kind: z.literal("answer"), deferredId: importId });
const s3EventSchema = z.object({
  Records: z
    .array(
      z.object({
        eventSource: z.literal("aws:s3"),
        eventName: z.string().startsWith("ObjectCreated:"),
        s3: z.object({ object: z.object({ key: importId }) }),
      }),
    )
    .max(100),
});
const s3TestSchema = z.object({ Event: z.literal("s3:TestEvent") });

/** The steps that a message asks for; none for the test event that S3 sends once. A foreign message is thrown out as a bug. */
export function readQueueMessage(text: string): QueueStep[] {
  const parsed = z.union([workSchema, answerSchema, s3EventSchema, s3TestSchema]).safeParse(jsonOf(text));
  if (!parsed.success) throw new Error("a message of no known kind");
  const message = parsed.data;
  if ("kind" in message) return [{ kind: message.kind, subject: subjectOf(message) }];
  if ("Event" in message) return [];
  return message.Records.map(({ s3 }) => ({ kind: "uploaded", subject: s3.object.key }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
