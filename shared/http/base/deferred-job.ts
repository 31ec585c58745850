import * as z from "zod";
import type { Deferred } from "#shared/contract/base/deferred.ts";
import { instantMs } from "#shared/domain/base/instant.ts";
import type { EndpointDeps, HttpAnswer } from "./exchange.ts";

const texts = z.record(z.string(), z.string());
const jobSchema = z.strictObject({
  routeId: z.string(),
  params: texts,
  query: texts,
  body: z.string().optional(),
  issuer: z.string(),
  subject: z.string(),
  /** Who the caller was when it was begun: role and whose affairs; in a form to compare. */
  person: z.string().optional(),
  state: z.enum(["waiting", "making", "made"]),
  askedAt: z.string(),
  /** When it was last heard of. */
  heardAt: z.string(),
  /** How often it was begun. */
  tries: z.number().int(),
  answer: z.strictObject({ status: z.number().int(), headers: texts, isText: z.boolean() }).optional(),
});

/** An answer that takes longer than its request: what was asked by whom, and how it stands. */
export type DeferredJob = z.output<typeof jobSchema>;

type Kept = Pick<EndpointDeps, "files">;

const jobBytesMax = 1024 * 1024;
const answerBytesMax = 128 * 1024 * 1024;
/** A job that was not heard of for so long is dead: what makes it tells of it much more often. */
const silentMsMax = 120_000;

/** The job of an id, or `undefined`. */
export async function readJob({ files }: Kept, deferredId: string): Promise<DeferredJob | undefined> {
  const bytes = await files.get("deferred", `${deferredId}.json`, jobBytesMax);
  return bytes === undefined ? undefined : jobSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Keeps how a job stands. */
export function writeJob({ files }: Kept, deferredId: string, job: DeferredJob): Promise<void> {
  return files.put("deferred", `${deferredId}.json`, new TextEncoder().encode(JSON.stringify(job)));
}

/** Keeps what a job made: first the answer, then that it is there. */
export async function keepMade(
  deps: Kept,
  deferredId: string,
  job: DeferredJob,
  { status, headers, body }: HttpAnswer,
): Promise<void> {
  const isText = typeof body === "string";
  await deps.files.put("deferred", `${deferredId}.bytes`, isText ? new TextEncoder().encode(body) : body);
  await writeJob(deps, deferredId, {
    ...job,
    state: "made",
    answer: { status, headers: { ...headers }, isText },
  });
}

/** What a job made; `undefined` when it is not there. */
export async function readMade(
  { files }: Kept,
  deferredId: string,
  { answer }: DeferredJob,
): Promise<HttpAnswer | undefined> {
  if (answer === undefined) return undefined;
  const bytes = await files.get("deferred", `${deferredId}.bytes`, answerBytesMax);
  if (bytes === undefined) return undefined;
  const { status, headers, isText } = answer;
  return { status, headers, body: isText ? new TextDecoder().decode(bytes) : bytes };
}

/** Whether nobody has been heard of for too long who makes it. */
export function isSilent({ heardAt }: DeferredJob, now: string): boolean {
  return instantMs(now) - instantMs(heardAt) > silentMsMax;
}

/** What is said of a job that is not done. */
export function standingOf(deferredId: string, { state, askedAt }: DeferredJob): Deferred {
  return { deferredId, state: state === "waiting" ? "waiting" : "making", askedAt };
}
