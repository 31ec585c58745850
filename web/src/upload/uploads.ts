import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { callRoute } from "../api/call-route.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { nextPace } from "../format/work-pace.ts";
import { personKey } from "../session/person-key.ts";
import { carryFile, type Load } from "./carry-file.ts";
import { forgetFile, type KeptFile, keepFile, keptFiles } from "./file-vault.ts";
import type { TypedTotal } from "./typed-total.ts";
import type { UploadItem } from "./upload-item.ts";

/** One queue for the whole tab: it goes on whatever page is shown, one file after another. */
type Entry = {
  item: UploadItem;
  load: Load;
  kept: KeptFile;
  control: AbortController;
  /** Lets other tabs have the file. */
  release: () => void;
};

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();
let items: readonly UploadItem[] = [];
let running = false;
let restored: Promise<void> | undefined;

/** Every file of the queue, in its order; the same array until something changes. */
export function uploadItems(): readonly UploadItem[] {
  return items;
}

/** Has a listener called whenever the queue changes; gives the way to stop that. */
export function onUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts files at the end of the queue, each as a separate import; returns their keys. */
export function addUploads(files: readonly File[], typedTotal: TypedTotal): string[] {
  return files.map((file, index) => {
    const kept: KeptFile = {
      key: newKey(),
      owner: personKey(),
      file,
      fileName: maskPersonNumbers(file.name),
      typedTotal: files.length === 1 ? typedTotal : undefined,
      keptAtMs: Date.now() + index,
    };
    enter(kept);
    return kept.key;
  });
}

/** Sends a file for an import that was announced with it. */
export function resumeUpload(importId: string, fileName: string, file: Blob): void {
  const key = newKey();
  enter({ key, owner: personKey(), file, fileName, typedTotal: undefined, importId, keptAtMs: Date.now() });
}

/** Takes up what this person's earlier page left behind, once in the life of a page; other tabs' files are left to them. */
export function restoreUploads(): Promise<void> {
  restored ??= (async () => {
    for (const kept of await keptFiles(personKey())) {
      if (!entries.has(kept.key) && (await isFree(kept.key))) enter(kept);
    }
  })();
  return restored;
}

/** Sends a file that was imported before once more, or one whose upload failed. */
export function sendAgain(key: string): void {
  const entry = entries.get(key);
  if (entry === undefined) return;
  entry.load.again = true;
  tell(key, { stage: "waiting", known: undefined, problem: undefined, sentBytes: 0, pace: undefined });
  void run();
}

/** Takes a file off the queue: its sending is broken off and its import given up. */
export function dropUpload(key: string): void {
  const { importId, stage } = removeEntry(key)?.item ?? {};
  if (importId !== undefined && stage !== "arrived") {
    callRoute("cancel-import", { params: { importId } }).catch(() => undefined);
  }
}

/** Takes the file of an import that is given up off the queue. */
export function dropUploadOf(importId: string): void {
  for (const { key, importId: its } of items) if (its === importId) removeEntry(key);
}

function removeEntry(key: string): Entry | undefined {
  const entry = entries.get(key);
  entry?.control.abort();
  entry?.release();
  entries.delete(key);
  void forgetFile(key);
  publish();
  return entry;
}

function enter(kept: KeptFile): void {
  const { key, fileName, file, importId, typedTotal } = kept;
  const item: UploadItem = { key, fileName, byteSize: file.size, stage: "waiting", importId, sentBytes: 0 };
  const load: Load = { file, fileName, typedTotal, importId, again: false };
  entries.set(key, { item, load, kept, control: new AbortController(), release: holdLock(key) });
  publish();
  void keepFile(kept);
  void run();
}

async function run(): Promise<void> {
  if (running) return;
  running = true;
  for (;;) {
    const entry = [...entries.values()].find(({ item }) => item.stage === "waiting");
    if (entry === undefined) break;
    await carry(entry);
  }
  running = false;
}

async function carry({ item: { key }, load, kept, control }: Entry): Promise<void> {
  try {
    const { known } = await carryFile(load, {
      signal: control.signal,
      onStage: (stage) => tell(key, { stage }),
      onSent: (sentBytes) =>
        tell(key, { sentBytes, pace: nextPace(entries.get(key)?.item.pace, sentBytes, performance.now()) }),
      async onAnnounced(importId) {
        load.importId = importId;
        tell(key, { importId });
        await keepFile({ ...kept, importId });
      },
    });
    tell(key, known === undefined ? { stage: "arrived" } : { stage: "known", known });
    if (known === undefined) await forgetFile(key);
  } catch (error) {
    const problem = asProblem(error);
    tell(key, { stage: "failed", problem });
    if (isRefusal(problem)) await forgetFile(key);
  }
}

function tell(key: string, change: Partial<UploadItem>): void {
  const entry = entries.get(key);
  if (entry === undefined) return;
  entry.item = { ...entry.item, ...change };
  publish();
}

function publish(): void {
  items = [...entries.values()].map(({ item }) => item);
  for (const listener of listeners) listener();
}

async function isFree(key: string): Promise<boolean> {
  if (!window.isSecureContext) return true;
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name }) => name === lockName(key));
}

/** Keeps other tabs from taking a file up for as long as this page has it. */
function holdLock(key: string): () => void {
  if (!window.isSecureContext) return () => undefined;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(lockName(key), () => released);
  return release;
}

/** Tells whether the server will not take the file, whenever it is asked; one who has to sign in again may go on then. */
function isRefusal({ status }: ProblemError): boolean {
  return status >= 400 && status < 500 && status !== 401;
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

function lockName(key: string): string {
  return `yinhui.upload.${key}`;
}
