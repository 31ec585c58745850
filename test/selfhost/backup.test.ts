import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFsFileStore } from "#shared/adapters/fs/fs-file-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { backUpLocal, restoreLocal } from "#shared/config/local-backup.ts";
import { livedKey, liveInstallation, openLivedOffice } from "#test/support/lived-installation.ts";
import { manyLoans } from "#test/support/sheets.ts";

let folder: string;
let places = 0;
const place = () => join(folder, `place-${places++}`);
let lived: string;
let kept: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-backup-"));
  lived = await livedDataFolder();
  kept = place();
  await backUpLocal({ dataDir: lived }, kept);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

async function livedDataFolder(): Promise<string> {
  const data = place();
  await mkdir(join(data, "keys"), { recursive: true });
  await writeFile(join(data, "keys", "identity"), Buffer.from(livedKey));
  const store = openSqliteStore({ file: join(data, "ledger.sqlite") });
  await liveInstallation(store, createFsFileStore(join(data, "files")));
  const account = { name: "wangfang", passwordHash: "scrypt", passwordSetAt: "2016-08-01T00:00:00.000Z" };
  await store.accountCarrier.takeIn({ subject: "account:1", account: { subject: "account:1", ...account } });
  await store.accountCarrier.takeIn({ subject: "account:2" });
  await store.entryLinks.add({
    linkId: "link",
    kind: "invitation",
    secretHash: "hash",
    subject: "account:3",
    displayName: "李敏",
    role: "liaison",
    madeBy: "张主任",
    madeAt: "2016-08-01T00:00:00.000Z",
    expiresAt: "2016-08-08T00:00:00.000Z",
  });
  store.close();
  return data;
}

/** The SHA-256 of every file of a backup but its manifest. */
async function hashesOf(backup: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const entry of await readdir(backup, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === "manifest.json") continue;
    hashes[path.slice(backup.length + 1)] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  }
  return hashes;
}

function openRestored(dataDir: string, begunAt: string) {
  const store = openSqliteStore({ file: join(dataDir, "ledger.sqlite") });
  return { store, ...openLivedOffice(store, createFsFileStore(join(dataDir, "files")), begunAt) };
}

describe("a backup of a data folder", () => {
  test("restored and backed up again is the same bytes", async () => {
    const [dataDir, again] = [place(), place()];

    const restored = await restoreLocal({ dataDir }, kept);
    const manifest = await backUpLocal({ dataDir }, again);

    expect(restored).toMatchObject({ headHash: manifest.head.hash, alteredReports: [] });
    expect(await hashesOf(again)).toEqual(await hashesOf(kept));
    expect(manifest.counts).toMatchObject({
      members: 4,
      "poor-households": 3,
      "register-changes": 3,
      settings: 3,
      people: 2,
      "people-changes": 3,
      imports: 5,
      decisions: 3,
      corrections: 3,
      reports: 3,
      mailings: 3,
      assessments: 3,
      readings: 3,
      accounts: 2,
      "entry-links": 1,
    });
  });

  test("is its owner's alone, as is what it is restored to", async () => {
    const dataDir = place();
    await restoreLocal({ dataDir }, kept);

    for (const path of [
      join(kept, "keys", "identity"),
      join(kept, "postings.jsonl"),
      join(kept, "manifest.json"),
    ])
      expect((await stat(path)).mode & 0o777, path).toBe(0o600);
    expect((await stat(kept)).mode & 0o777).toBe(0o700);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(dataDir, "keys", "identity"))).toEqual(Buffer.from(livedKey));
  });

  test("is worked on after it was restored: imports, the next report, a report made again", async () => {
    const dataDir = place();
    await restoreLocal({ dataDir }, kept);
    const { store, office, setClock } = openRestored(dataDir, "2016-09-16T00:00:00.000Z");

    const { counts } = await office.commit("九月.xlsx", manyLoans(206, 50_000));
    setClock("2016-10-01T00:00:00.000Z");
    await publishReport(await withCurrentProgramme(office.deps), { subject: "supervisor" }, "2016-09");

    expect(counts).toMatchObject({ read: 206, new: 1, unchanged: 205 });
    for (const { month, revision, sha256 } of await store.reports.list())
      expect(await remakeReport(office.deps, month, revision), month).toMatchObject({ equal: true, sha256 });
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
    store.close();
  });

  test("is of one moment while books are posted", async () => {
    const file = join(lived, "ledger.sqlite");
    const store = openSqliteStore({ file });
    const { office } = openLivedOffice(
      store,
      createFsFileStore(join(lived, "files")),
      "2016-09-20T00:00:00.000Z",
    );
    const posting = office.commit("忙.xlsx", manyLoans(2000, 30_000, "Z"));

    const [out, dataDir] = [place(), place()];
    const { head } = await backUpLocal({ dataDir: lived }, out);
    await posting;

    expect(await restoreLocal({ dataDir }, out)).toMatchObject({ headHash: head.hash });
    store.close();
  });

  test("never takes the place of anything, and needs a ledger", async () => {
    await expect(backUpLocal({ dataDir: lived }, kept)).rejects.toMatchObject({ code: "backup-exists" });
    const out = place();
    await expect(backUpLocal({ dataDir: place() }, out)).rejects.toMatchObject({ code: "backup-nothing" });
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("that cannot be finished leaves nothing behind", async () => {
    const data = place();
    execFileSync("cp", ["-r", lived, data]);
    await mkdir(join(data, "files", "uploads", "x"), { recursive: true });
    await rm(join(data, "keys"), { recursive: true });
    await mkdir(join(data, "keys", "identity"), { recursive: true });
    const before = await readdir(folder);

    await expect(backUpLocal({ dataDir: data }, place())).rejects.toThrow();

    expect(await readdir(folder)).toEqual(before);
  });
});

describe("a restore", () => {
  const damages: [string, (backup: string) => Promise<unknown>][] = [
    ["a list cut off", (backup) => truncate(join(backup, "postings.jsonl"), 1000)],
    ["a list with more", (backup) => appendFile(join(backup, "people.jsonl"), "{}\n")],
    ["a lost file", (backup) => rm(join(backup, "reports.jsonl"))],
    ["a lost key", (backup) => rm(join(backup, "keys", "identity"))],
    ["a register that its manifest does not name", (backup) => forgetList(backup, "members.jsonl")],
    ["an altered file of an import", async (backup) => writeFile(await someFile(backup), "[]")],
  ];

  test.each(damages)(
    "of a backup with %s is refused whole, and nothing is left behind",
    async (_, damage) => {
      const [backup, dataDir] = [place(), place()];
      execFileSync("cp", ["-r", kept, backup]);
      await damage(backup);
      const before = await readdir(folder);

      await expect(restoreLocal({ dataDir }, backup)).rejects.toMatchObject({ code: "backup-damaged" });

      expect(await readdir(folder)).toEqual(before);
    },
  );

  test("of what is no backup, or of a cut manifest, is refused", async () => {
    await expect(restoreLocal({ dataDir: place() }, lived)).rejects.toMatchObject({
      code: "backup-unreadable",
    });
    const backup = place();
    execFileSync("cp", ["-r", kept, backup]);
    await truncate(join(backup, "manifest.json"), 500);
    await expect(restoreLocal({ dataDir: place() }, backup)).rejects.toMatchObject({
      code: "backup-unreadable",
    });
  });

  test("of a journal that was altered together with its hash in the manifest is found out and taken back", async () => {
    const [backup, dataDir] = [place(), place()];
    execFileSync("cp", ["-r", kept, backup]);
    const path = join(backup, "postings.jsonl");
    await writeFile(path, (await readFile(path, "utf8")).replaceAll("王小明", "王大明"));
    const manifest = JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));
    const entry = manifest.files.find((one: { path: string }) => one.path === "postings.jsonl");
    entry.sha256 = (await hashesOf(backup))["postings.jsonl"];
    await writeFile(join(backup, "manifest.json"), JSON.stringify(manifest));
    const before = await readdir(folder);

    await expect(restoreLocal({ dataDir }, backup)).rejects.toMatchObject({ code: "restore-differs" });

    expect(await readdir(folder)).toEqual(before);
  });

  test("into a folder that holds anything is refused; one that is empty, or that a killed restore left, is used", async () => {
    await expect(restoreLocal({ dataDir: lived }, kept)).rejects.toMatchObject({ code: "restore-not-empty" });
    const dataDir = place();
    await mkdir(join(dataDir, "restoring-0123456789ab.tmp"), { recursive: true });
    expect(await restoreLocal({ dataDir }, kept)).toMatchObject({ alteredReports: [] });
    expect((await readdir(dataDir)).toSorted()).toEqual(["files", "keys", "ledger.sqlite"]);
  });
});

async function forgetList(backup: string, list: string): Promise<void> {
  const path = join(backup, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  const files = manifest.files.filter((file: { path: string }) => file.path !== list);
  await writeFile(path, JSON.stringify({ ...manifest, files }));
}

async function someFile(backup: string): Promise<string> {
  const { files } = JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));
  const { path } = files.find((one: { path: string }) => one.path.startsWith("files/imports/"));
  return join(backup, path);
}
