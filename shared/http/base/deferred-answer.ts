import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { deferredType } from "#shared/contract/base/deferred.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { type Person, placeOfPerson } from "#shared/domain/base/person.ts";
import type { Part } from "#shared/ports/parts.ts";
import { authenticate, type TokenSubject } from "./authorise.ts";
import {
  type DeferredJob,
  isSilent,
  keepMade,
  readJob,
  readMade,
  standingOf,
  writeJob,
} from "./deferred-job.ts";
import { linkedIfLarge } from "./document-answer.ts";
import type { DepsWith, Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "./exchange.ts";
import { inTime } from "./in-time.ts";
import { problemOf } from "./problem.ts";

/** What it takes to defer an answer. */
export type DeferringDeps = Pick<
  EndpointDeps,
  "files" | "queue" | "people" | "verifyToken" | "now" | "newId" | "sha256" | "log"
>;

/** How often what makes an answer tells that it still does. */
const tellMs = 15_000;
/** How often an answer is begun anew whose maker died. */
const triesMax = 3;
/** For how long a request may have been under way before it was deferred. */
const requestMsMax = 30_000;
/** What a maker leaves of its time, to keep what came of it. */
const spareMs = 10_000;

/**
 * Answers a request that takes too long with the id under which its answer can be fetched. Equal requests of one caller
 * share a job. `work` goes on where this process lives on; else a worker begins anew.
 */
export async function deferAnswer(
  deps: DeferringDeps,
  { id: routeId }: Pick<Endpoint, "id">,
  { params, query, body, ...request }: HttpRequest,
  work?: Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const speaker = await authenticate(deps, { params, query, body, ...request });
  const asked = { routeId, params: { ...params }, query: { ...query }, body, ...speaker };
  const deferredId = hashOfText(deps, JSON.stringify(asked)).slice(0, 32);
  const known = await readJob(deps, deferredId);
  const askedAt = deps.now();
  if (known !== undefined && known.state !== "made" && !isSilent(known, askedAt)) {
    return standing(202, deferredId, known);
  }
  const job: DeferredJob = { ...asked, state: "waiting", askedAt, heardAt: askedAt, tries: 0 };
  if (work === undefined) {
    await writeJob(deps, deferredId, job);
    await deps.queue.enqueue({ kind: "answer", deferredId });
    return standing(202, deferredId, job);
  }
  const begun = await begin(deps, deferredId, job);
  keepWhenMade(deps, deferredId, begun, work).catch((error: unknown) =>
    deps.log("deferred-broken", { deferredId, reason: String(error) }),
  );
  return standing(202, deferredId, begun);
}

/** Makes a deferred answer, as its caller. Does nothing where it is made or another makes it. */
export async function makeDeferred<P extends Part>(
  deps: DeferringDeps & DepsWith<P>,
  endpoints: Readonly<Record<string, Endpoint<P>>>,
  deferredId: string,
): Promise<void> {
  const job = await readJob(deps, deferredId);
  if (job === undefined || job.state === "made") return;
  if (job.state === "making" && !isSilent(job, deps.now())) return;
  const endpoint = Object.values(endpoints).find(({ id }) => id === job.routeId);
  if (endpoint === undefined || job.tries >= triesMax) {
    const problem = problemOf(new LedgerFailure("deferred-not-made"), deferredId);
    return keepMade(deps, deferredId, job, problem);
  }
  const begun = await begin(deps, deferredId, job);
  const { issuer, subject, params, query, body, askedAt } = job;
  const asCaller = {
    ...deps,
    files: { ...deps.files, offer: async () => undefined },
    verifyToken: async () => ({ issuer, subject }),
    begunAt: addMs(askedAt, -requestMsMax),
  };
  const headers = { authorization: "Bearer deferred" };
  const work = endpoint.handle(asCaller, { params, query, body, headers, requestId: deferredId });
  await keepWhenMade(deps, deferredId, begun, inTime(work, deps.remainingMs() - spareMs, deferredId));
}

/**
 * The answer of a job, or how it stands. It is its caller's alone, and only as long as they are who they were when it was
 * begun. A job whose maker died is begun anew.
 */
export async function fetchDeferred(
  deps: DeferringDeps,
  caller: Person,
  { issuer, subject }: TokenSubject,
  deferredId: string,
): Promise<HttpAnswer> {
  const job = await readJob(deps, deferredId);
  const isTheirs = job !== undefined && job.issuer === issuer && job.subject === subject;
  if (!isTheirs || (job.person ?? placeText(caller)) !== placeText(caller)) {
    throw new LedgerFailure("deferred-unknown");
  }
  if (job.state === "made") {
    const made = await readMade(deps, deferredId, job);
    if (made === undefined) throw new LedgerFailure("deferred-unknown");
    return linkedIfLarge(deps, made);
  }
  const now = deps.now();
  if (!isSilent(job, now)) return standing(200, deferredId, job);
  if (job.tries >= triesMax) throw new LedgerFailure("deferred-not-made");
  const again: DeferredJob = { ...job, state: "waiting", heardAt: now };
  await writeJob(deps, deferredId, again);
  await deps.queue.enqueue({ kind: "answer", deferredId });
  return standing(200, deferredId, again);
}

async function begin(deps: DeferringDeps, deferredId: string, job: DeferredJob): Promise<DeferredJob> {
  const person = await deps.people.find(job.issuer, job.subject);
  const begun: DeferredJob = {
    ...job,
    state: "making",
    heardAt: deps.now(),
    tries: job.tries + 1,
    ...(person && { person: placeText(person) }),
  };
  await writeJob(deps, deferredId, begun);
  return begun;
}

/** Tells now and then that the work goes on, and keeps its answer. */
async function keepWhenMade(
  deps: DeferringDeps,
  deferredId: string,
  job: DeferredJob,
  work: Promise<HttpAnswer>,
): Promise<void> {
  let telling = Promise.resolve();
  const tell = () => {
    telling = telling
      .then(() => writeJob(deps, deferredId, { ...job, heardAt: deps.now() }))
      .catch(() => undefined);
  };
  const timer = setInterval(tell, tellMs);
  try {
    const answer = await work;
    clearInterval(timer);
    await telling;
    await keepMade(deps, deferredId, { ...job, heardAt: deps.now() }, answer);
  } finally {
    clearInterval(timer);
  }
}

function standing(status: number, deferredId: string, job: DeferredJob): HttpAnswer {
  const headers = { "content-type": deferredType, "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(standingOf(deferredId, job)) };
}

/** What a person may see hangs on these; in a form to compare. */
function placeText(person: Person): string {
  return JSON.stringify({ ...placeOfPerson(person), readOnly: person.readOnly === true });
}
