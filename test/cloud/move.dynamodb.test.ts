import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayMoved } from "#selfhost/commands/carry-installation.ts";
import { inviteToCloud } from "#selfhost/commands/invite-person.ts";
import { openBackupFolder } from "#shared/adapters/backup/backup-folder-reader.ts";
import { createFsFileStore } from "#shared/adapters/fs/fs-file-store.ts";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { pause, sha256 } from "#shared/adapters/system/system.ts";
import { restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { backUpCloud, restoreCloud } from "#shared/config/cloud-backup.ts";
import { backUpLocal, restoreLocal } from "#shared/config/local-backup.ts";
import { parseSettings } from "#shared/config/settings.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import type { Store } from "#shared/ports/store.ts";
import { type EmptyClouds, startEmptyClouds } from "#test/support/empty-cloud.ts";
import { livedKey, liveInstallation, openLivedOffice } from "#test/support/lived-installation.ts";
import { readBook } from "#test/support/read-book.ts";
import { manyLoans } from "#test/support/sheets.ts";

const timeoutMs = 120_000;
const identityKey = Buffer.from(livedKey);
let folder: string;
let places = 0;
const place = () => join(folder, `place-${places++}`);
let clouds: EmptyClouds;
let dataDir: string;
let kept: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-move-"));
  clouds = await startEmptyClouds();
  [dataDir, kept] = [place(), place()];
  await mkdir(join(dataDir, "keys"), { recursive: true });
  await writeFile(join(dataDir, "keys", "identity"), identityKey);
  const store = openSqliteStore({ file: join(dataDir, "ledger.sqlite") });
  await liveInstallation(store, createFsFileStore(join(dataDir, "files")));
  store.close();
  await backUpLocal({ dataDir }, kept);
}, timeoutMs);
afterAll(async () => {
  await clouds.stop();
  await rm(folder, { recursive: true });
});

/** The SHA-256 of every file of a backup but its manifest. */
async function hashesOf(backup: string): Promise<[string, string][]> {
  const entries = await readdir(backup, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "manifest.json");
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const hashOf = async (path: string) =>
    createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  return Promise.all(
    paths.map(async (path) => [path.slice(backup.length), await hashOf(path)] as [string, string]),
  );
}

/** What the ports of a store tell, list by list. */
async function toldBy(store: Store) {
  const { imports, corrections, settings, people, associations, reports, mailings, decisions } = store;
  const bankId = "psbc-chuzhou";
  return {
    book: await readBook(store.ledger, 50),
    sums: await store.ledger.sumLoans({}, 10_000),
    imports: await imports.list(100),
    atWork: await imports.listAtWork(),
    corrections: [
      await corrections.list({ state: "open" }, 100),
      await corrections.list({ state: "answered" }, 100),
      await corrections.list({ state: "closed" }, 100),
    ],
    settings: await settings.list(100),
    people: [await people.list("test"), await people.changes(["test"], 100)],
    associations: await associations.list(),
    reports: await reports.list(),
    mailings: await mailings.list(),
    assessments: await store.assessments.list(),
    decisions: await decisions.list(bankId, "value", 100),
    readings: await Promise.all(
      (await associations.list()).map(({ associationId }) =>
        store.readings.list(associationId, "2016-01-01T00", 100),
      ),
    ),
  };
}

/** Works on: a book, the next month's report, and every report once more. */
async function workOn(
  store: Store,
  files: FileStore,
  prefix: string,
  month: string,
  next: string,
): Promise<void> {
  const { office, setClock } = openLivedOffice(store, files, `${month}-20T01:00:00.000Z`);
  const { counts, state } = await office.commit("下一本.xlsx", manyLoans(30, 40_000, prefix));
  expect({ counts, state }).toMatchObject({ counts: { new: 30 }, state: "committed" });
  setClock(`${next}-01T00:00:00.000Z`);
  await publishReport(await withCurrentProgramme(office.deps), { subject: "supervisor" }, month);
  for (const { month: told, revision, sha256: frozen } of await store.reports.list())
    expect(await remakeReport(office.deps, told, revision), told).toMatchObject({
      equal: true,
      sha256: frozen,
    });
  expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
}

test(
  "an installation moves to the cloud and back as it was, and is worked on after each move",
  async () => {
    const { outputs, outputsFile } = await clouds.open();
    const cloud = clouds.partsOf(outputs);
    const local = openSqliteStore({ file: join(dataDir, "ledger.sqlite") });
    const head = (await local.ledger.head()).hash;

    const said = await sayMoved(parseSettings({ DATA_DIR: dataDir }), "to-cloud", outputsFile, place());

    expect(said).toContain(`搬移前链头 ${head}\n搬移后链头 ${head}`);
    expect(await toldBy(cloud.store)).toEqual(await toldBy(local));
    local.close();
    const [fromCloud, back] = [place(), place()];
    await backUpCloud(outputs, undefined, fromCloud);
    expect(await hashesOf(fromCloud)).toEqual(await hashesOf(kept));

    await workOn(cloud.store, cloud.files, "M", "2016-09", "2016-10");
    const later = (await cloud.store.ledger.head()).hash;
    const saidBack = await sayMoved(parseSettings({ DATA_DIR: back }), "from-cloud", outputsFile, place());

    expect(saidBack).toContain(`搬移前链头 ${later}\n搬移后链头 ${later}`);
    expect(await readFile(join(back, "keys", "identity"))).toEqual(identityKey);
    const returned = openSqliteStore({ file: join(back, "ledger.sqlite") });
    expect(await toldBy(returned)).toEqual(await toldBy(cloud.store));
    await workOn(returned, createFsFileStore(join(back, "files")), "N", "2016-10", "2016-11");
    returned.close();
  },
  timeoutMs,
);

test(
  "the first supervisor is let into a deployment by a command, and accounts and links move with the ledger",
  async () => {
    const { outputs, outputsFile } = await clouds.open();
    const { accounts, entryLinks, store } = clouds.partsOf(outputs);
    const invite = (role: "auditor" | "supervisor") =>
      inviteToCloud(outputsFile, parseSettings({}), role, undefined, "王芳");

    await expect(invite("auditor")).rejects.toMatchObject({ code: "supervisor-first" });
    const { url, link } = await invite("supervisor");
    expect(url).toMatch(/^https:\/\/yinhui\.example\.cn\/#\/enter\/[\w-]{27}$/);
    const { linkId, subject, displayName } = link;
    const at = link.madeAt;
    const secondFactor = { secret: "A".repeat(32), lastStep: 1 };
    const account = { subject, name: "wangfang", passwordHash: "hash", passwordSetAt: at, secondFactor };
    const person = {
      issuer: "urn:yinhui:embedded-issuer",
      subject,
      displayName,
      role: "supervisor",
    } as const;
    const change = { changeId: "c1", kind: "joined", at, by: displayName, whom: displayName } as const;
    expect(await accounts.join(linkId, at, account, person, change)).toBe("joined");
    await store.people.put({ ...person, issuer: "test", subject: "elsewhere" });

    const [backup, data] = [place(), place()];
    await backUpCloud(outputs, undefined, backup);
    await restoreLocal({ dataDir: data }, backup);

    const local = openSqliteStore({ file: join(data, "ledger.sqlite") });
    expect(await local.accounts.findByName("wangfang")).toEqual(account);
    expect(await local.entryLinks.list()).toEqual(await entryLinks.list());
    expect(await local.people.find(person.issuer, subject)).toMatchObject({ displayName: "王芳" });
    local.close();
  },
  timeoutMs,
);

test(
  "the identity key moves byte for byte, also one that the deployment made",
  async () => {
    const { outputs } = await clouds.open();
    const secret = { client: new SecretsManagerClient({}), secretId: outputs.IdentityKeySecret };
    const [made, data] = [place(), place()];
    await backUpCloud(outputs, undefined, made);
    await restoreLocal({ dataDir: data }, made);
    expect(await readFile(join(data, "keys", "identity"), "utf8")).toBe("k".repeat(64));

    await restoreCloud(outputs, kept);

    expect(Buffer.from(await createIdentityKeyReader(secret)())).toEqual(identityKey);
  },
  timeoutMs,
);

test(
  "a restore that was broken off goes on, one that is finished may be repeated, work that waited is done",
  async () => {
    const { outputs } = await clouds.open();
    const data = place();
    await restoreLocal({ dataDir: data }, kept);
    const local = openSqliteStore({ file: join(data, "ledger.sqlite") });
    const waiting = (await local.imports.list(10)).items.find(({ state }) => state === "checked");
    if (waiting === undefined) throw new Error("no import waits");
    await local.imports.replace({ ...waiting, revision: waiting.revision + 1, state: "committing" });
    local.close();
    const backup = place();
    await backUpLocal({ dataDir: data }, backup);
    const reader = await openBackupFolder(backup);
    const half = {
      ...reader,
      async *files() {
        yield* [];
        throw new Error("the line broke");
      },
    };
    const to = { place: "cloud", issuers: ["test"], ...clouds.partsOf(outputs) };
    await expect(restoreBackup({ sha256, pause }, half, to)).rejects.toThrow("the line broke");

    const first = await restoreCloud(outputs, backup);
    const second = await restoreCloud(outputs, backup);

    expect(second).toEqual(first);
    const { Messages = [] } = await new SQSClient({}).send(
      new ReceiveMessageCommand({ QueueUrl: outputs.PostQueue, MaxNumberOfMessages: 10 }),
    );
    expect(Messages.map(({ Body }) => JSON.parse(Body ?? ""))).toContainEqual({
      kind: "commit",
      importId: waiting.importId,
    });
  },
  timeoutMs,
);

test(
  "a backup of the first format, whose blocks are larger than today's, goes to the cloud",
  async () => {
    const { outputs } = await clouds.open();
    const backup = fileURLToPath(new URL("../fixtures/backup-1", import.meta.url));
    const reader = await openBackupFolder(backup);

    expect(await restoreCloud(outputs, backup)).toMatchObject({ headHash: reader.head.hash, loans: 207 });
  },
  timeoutMs,
);

test(
  "a deployment that holds anything else is left alone",
  async () => {
    const { outputs, outputsFile } = await clouds.open();
    const { store, files } = clouds.partsOf(outputs);
    const { office } = openLivedOffice(store, files, "2016-06-20T01:00:00.000Z");
    await office.commit("别的.xlsx", manyLoans(3, 50_000));
    const before = await toldBy(store);

    const out = place();
    const settings = parseSettings({ DATA_DIR: dataDir });
    const attempts = [
      () => restoreCloud(outputs, kept),
      () => sayMoved(settings, "to-cloud", outputsFile, out),
      () => sayMoved(settings, "from-cloud", outputsFile, out),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: "restore-not-empty" });

    expect(await toldBy(store)).toEqual(before);
    expect(await readdir(folder)).not.toContain(basename(out));
  },
  timeoutMs,
);
