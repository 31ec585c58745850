import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createIssuerTokenMaker } from "#shared/adapters/auth/issuer-token-maker.ts";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { onDisk } from "#shared/adapters/fs/disk-failure.ts";
import { createFsFileStore, type FsFileStore } from "#shared/adapters/fs/fs-file-store.ts";
import { createFsSecret } from "#shared/adapters/fs/fs-secret.ts";
import { createFsUploadForms } from "#shared/adapters/fs/fs-upload-forms.ts";
import { createFsUploadIntake, type FsUploadIntake } from "#shared/adapters/fs/fs-upload-intake.ts";
import { createJsonLog } from "#shared/adapters/log/json-log.ts";
import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { createImportArchive } from "#shared/adapters/stored/import-archive.ts";
import { createInProcessQueue } from "#shared/adapters/system/in-process-queue.ts";
import { createScryptPasswords, newSecret } from "#shared/adapters/system/scrypt-passwords.ts";
import {
  createIdentityHash,
  createNewId,
  pause,
  sha256,
  systemClock,
} from "#shared/adapters/system/system.ts";
import { totpCodes } from "#shared/adapters/system/totp-codes.ts";
import { createTryLimiter } from "#shared/adapters/system/try-limiter.ts";
import { createHttpTimestampAuthority } from "#shared/adapters/timestamp/http-timestamp-authority.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { demandIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { demoUntilAccounts } from "#shared/app/people/demo-until-accounts.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { withFilePeople } from "#shared/app/programme/with-file-people.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { isPlaceFailure } from "#shared/domain/base/failures.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { makeDeferred } from "#shared/http/base/deferred-answer.ts";
import { errorFacts } from "#shared/http/base/error-facts.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { deferred, originalsLiveDays } from "#shared/ports/base/file-store.ts";
import type { NewId } from "#shared/ports/base/system.ts";
import type { Accounts } from "#shared/ports/people/accounts.ts";
import type { PeopleRepository } from "#shared/ports/people/people-repository.ts";
import { subjectOf, type WorkQueue } from "#shared/ports/work-queue.ts";
import packageJson from "../../package.json" with { type: "json" };
import { dataPlaces, demandLedgerFile, demandWholeData } from "./demand-whole-data.ts";
import { createOidcAdapters, type EmbeddedIssuer, publicKeys, readIssuerKeys } from "./embedded-issuer.ts";
import { installedPictureFiles } from "./installed-pictures.ts";
import { partsInTurns } from "./parts-in-turns.ts";
import { readProgramme } from "./programme-file.ts";
import { reportMakers } from "./report-makers.ts";
import { localSenders } from "./senders.ts";
import { isLoopback, linkedUrlOf, originOf, type Settings } from "./settings.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** What does each kind of work. */
const workers = { check: checkImport, commit: postImport, undo: postUndo, answer: makeAnswer };

/** Loads the operations when an answer is made. */
async function makeAnswer(deps: EndpointDeps, deferredId: string): Promise<void> {
  const { endpoints } = await import("#shared/http/services.ts");
  await makeDeferred(deps, endpoints, deferredId);
}

/** What an installation takes from the machine that it runs on; a `queue` where another process does the imports' work. */
export type Machine = Pick<EndpointDeps, "now" | "newId" | "log"> & { queue?: WorkQueue | undefined };

const thisMachine: Machine = {
  now: systemClock,
  newId: createNewId(systemClock),
  log: createJsonLog(systemClock),
};

/** An opened installation on a local data folder. */
export type Local = {
  deps: EndpointDeps;
  /** Takes in the files that upload forms bring. */
  uploadIntake: FsUploadIntake;
  /** Removes the uploaded originals and the deferred answers that have been kept for long enough. */
  removeOldFiles(): Promise<void>;
  /** The embedded issuer; absent where another issuer is set. */
  embedded: EmbeddedIssuer | undefined;
  /** Why nothing may be answered from the ledger any more: damaged pages were met since it was opened. */
  damage(): LedgerFailure | undefined;
  /** Over what the work of an import stopped in this process; its record may not know it, where nothing can be written. */
  whyStopped(importId: string): unknown;
  /** Resolves when no import is being worked on. */
  whenIdle(): Promise<void>;
  /** Ends the present piece of work after its next posting, and closes the store. */
  close(): Promise<void>;
};

/**
 * The composition root of the self-hosted server and the command line: opens the data folder and makes what is missing.
 * `onMachine` replaces parts of the machine. Fails with `settings-invalid` when the programme's file is wrong, and with
 * what is wrong with the folder (`ledger-damaged`, `ledger-lost`, `identity-key-missing`, `identity-key-other`,
 * `disk-full`, `folder-read-only`), logged under that name.
 */
export async function openLocal(
  settings: Settings,
  onMachine: (machine: Machine) => Machine = (machine) => machine,
): Promise<Local> {
  const machine = onMachine(thisMachine);
  const programme = await readProgramme(settings.programmeFile);
  const dataDir = resolve(settings.dataDir);
  try {
    return await onDisk(() => openFolder(settings, { machine, programme, dataDir }));
  } catch (error) {
    if (!(error instanceof LedgerFailure && isPlaceFailure(error.code))) throw error;
    machine.log(error.code);
    throw new LedgerFailure(error.code, { folder: dataDir, ...error.facts });
  }
}

type Opening = { machine: Machine; programme: Programme; dataDir: string };

async function openFolder(settings: Settings, opening: Opening): Promise<Local> {
  const { dataDir } = opening;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await demandLedgerFile(dataDir);
  const store = openSqliteStore({ file: dataPlaces.ledger(dataDir) });
  try {
    await demandWholeData(dataDir, store);
    return await composeLocal(settings, opening, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function composeLocal(
  settings: Settings,
  { machine: { now, newId, log, queue: elsewhere }, programme, dataDir }: Opening,
  store: SqliteStore,
): Promise<Local> {
  const files = createFsFileStore(dataPlaces.files(dataDir));
  const uploadForms = createFsUploadForms(createFsSecret(join(dataDir, "keys", "uploads")), now);
  const identityKey = dataPlaces.identityKey(dataDir);
  const identityHash = createIdentityHash(createFsSecret(identityKey));
  await demandIdentityKey({ ...store, identityHash }, { file: identityKey });
  const embedded =
    settings.oidcIssuer === undefined ? await openEmbeddedIssuer(settings, dataDir, store) : undefined;
  const { queue, stopped, remainingMs, stop } = openQueue(store, log, () => deps);
  const deps: EndpointDeps = {
    programme,
    ...partsInTurns(store),
    people: peopleOf(store, programme, settings, embedded),
    embedded: embedded && accountsOf(store, embedded, settings),
    files,
    importArchive: createImportArchive(files),
    frozenReports: createFrozenReports(files),
    uploadForms,
    queue: elsewhere ?? queue,
    tableReader: createWorkbookReader(),
    receiptWriter: createReceiptWriter(),
    bookWriter: writeBook,
    ...reportMakers(installedPictureFiles()),
    senders: localSenders({ ...settings, outbox: outboxFolder(settings), now }),
    timestampAuthority:
      settings.tsaUrl === undefined ? undefined : createHttpTimestampAuthority({ url: settings.tsaUrl }),
    pageUrl: linkedUrlOf(settings),
    now,
    newId,
    sha256,
    identityHash,
    pause,
    remainingMs,
    log,
    ...signInParts(settings, embedded, store, newId),
    version: packageJson.version,
    storeName: "sqlite",
  };
  await seedAssociations(deps);
  return {
    deps,
    uploadIntake: createFsUploadIntake(join(dataDir, "incoming"), uploadForms, files),
    removeOldFiles: () => removeOldFiles(files, deps),
    embedded,
    whyStopped: (importId) => stopped.get(importId),
    whenIdle: queue.whenIdle,
    damage: () => (store.damaged() ? new LedgerFailure("ledger-damaged") : undefined),
    async close() {
      await stop();
      store.close();
    },
  };
}

async function removeOldFiles(files: FsFileStore, { now, log }: Pick<EndpointDeps, "now" | "log">) {
  const daysAgo = (days: number) => Date.parse(now()) - days * dayMs;
  const removed = await files.removeBefore("uploads", daysAgo(originalsLiveDays));
  if (removed > 0) log("originals-removed", { removed });
  await files.removeBefore("deferred", daysAgo(deferred.liveDays));
}

/** The queue of the imports' work, and over what the work of each stopped. */
function openQueue(store: SqliteStore, log: Machine["log"], deps: () => EndpointDeps) {
  const stopped = new Map<string, unknown>();
  const queue = createInProcessQueue(
    async (work) => {
      stopped.delete(subjectOf(work));
      if (store.damaged()) throw new LedgerFailure("ledger-damaged");
      await workers[work.kind](await withCurrentProgramme(deps()), subjectOf(work));
    },
    (work, error) => {
      stopped.set(subjectOf(work), error);
      log("work-broken", { kind: work.kind, id: subjectOf(work), ...errorFacts(error) });
    },
  );
  let isStopping = false;
  return {
    queue,
    stopped,
    /** The present piece of work hands over after its next posting when it is to stop. */
    remainingMs: () => (isStopping ? 0 : Number.POSITIVE_INFINITY),
    stop() {
      isStopping = true;
      return queue.stop();
    },
  };
}

/** Where mail goes that no server is set for. */
export function outboxFolder({ dataDir }: Pick<Settings, "dataDir">): string {
  return join(resolve(dataDir), "outbox");
}

async function openEmbeddedIssuer(
  settings: Settings,
  dataDir: string,
  store: SqliteStore,
): Promise<EmbeddedIssuer> {
  const origin = settings.publicUrl ?? originOf(settings.host, settings.port);
  const onThisMachine = settings.publicUrl === undefined && isLoopback(settings.host);
  return {
    issuer: `${origin}/oidc`,
    origin,
    clientId: settings.oidcClientId,
    audience: settings.oidcAudience,
    items: createOidcAdapters(store.oidcItems(() => Math.floor(Date.parse(systemClock()) / 1000))),
    tries: createTryLimiter(systemClock),
    trustedProxies: settings.trustedProxies,
    demoAllowed: async () => onThisMachine && !(await store.accounts.any()),
    ...(await readIssuerKeys(dataDir)),
  };
}

function accountsOf(
  { accounts, entryLinks }: SqliteStore,
  { origin }: EmbeddedIssuer,
  { asksForCodes }: Settings,
): Accounts {
  return {
    ...{ accounts, entryLinks, newSecret, origin },
    passwords: createScryptPasswords(),
    codes: totpCodes,
    asksForCodes,
    issuer: embeddedIssuerName,
  };
}

function peopleOf(
  store: SqliteStore,
  programme: Programme,
  { oidcIssuer }: Settings,
  embedded: EmbeddedIssuer | undefined,
): PeopleRepository {
  if (embedded === undefined) return withFilePeople(store, programme, oidcIssuer ?? "", sha256);
  const known = withFilePeople(store, programme, embeddedIssuerName, sha256);
  return demoUntilAccounts(known, embedded.demoAllowed);
}

function signInParts(
  settings: Settings,
  embedded: EmbeddedIssuer | undefined,
  { sessions }: SqliteStore,
  newId: NewId,
): Pick<EndpointDeps, "verifyToken" | "signIn" | "signIns"> {
  const issuer = embedded?.issuer ?? settings.oidcIssuer ?? "";
  const { oidcAudience: audience, oidcClientId: clientId } = settings;
  const verify = createTokenVerifier({ issuer, audience, keys: embedded && publicKeys(embedded.signingKey) });
  return {
    verifyToken: async (token) => {
      const spoken = await verify(token);
      return embedded === undefined ? spoken : { ...spoken, issuer: embeddedIssuerName };
    },
    signIns: embedded && { tokens: createIssuerTokenMaker(embedded, newId), sessions },
    signIn: { issuer, clientId, scope: "openid", resource: audience, ownAccounts: false },
  };
}
