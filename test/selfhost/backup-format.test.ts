import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { openLocal } from "#shared/config/local.ts";
import { backUpLocal, restoreLocal } from "#shared/config/local-backup.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { takeSchemaBefore } from "#test/support/schema-before.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
type Restored = Awaited<ReturnType<typeof restoreLocal>>;

/** What each program of before made: the backup, how many loans it has, and the reports that its journal makes otherwise. */
const made: [name: string, loans: number, alteredReports: string[]][] = [
  ["backup-1", 207, ["2016-08", "2016-07", "2016-06"]],
  ["backup-2", 208, []],
  ["backup-3", 13, []],
  ["backup-4", 3, []],
  ["backup-5", 4, []],
  ["backup-6", 4, []],
];

const folder = await mkdtemp(join(tmpdir(), "yinhui-format-"));
const restorations = new Map<string, Promise<{ restored: Restored; dataDir: string }>>();
afterAll(() => rm(folder, { recursive: true }));

/** What restoring a backup gave, which makes all its reports again: done once for each. */
function restoredOnce(name: string) {
  const dataDir = join(folder, `${name}-as-restored`);
  const restoring =
    restorations.get(name) ??
    restoreLocal({ dataDir }, fixture(name)).then((restored) => ({ restored, dataDir }));
  restorations.set(name, restoring);
  return restoring;
}

/** A copy of its own of a restored backup's data folder. */
async function copyOf(name: string): Promise<string> {
  const dataDir = await mkdtemp(join(folder, `${name}-`));
  await cp((await restoredOnce(name)).dataDir, dataDir, { recursive: true });
  return dataDir;
}

test.each(["backup-2", "backup-3", "backup-4", "backup-5", "backup-6"])(
  "of %s the published reports are as they were",
  async (name) => {
    const dataDir = await copyOf(name);
    const { deps, close } = await openLocal(parseSettings({ DATA_DIR: dataDir, PORT: "0" }));

    const { verification } = await watchLedger(await withCurrentProgramme(deps));

    expect(verification).toMatchObject({ ok: true, differences: [] });
    await close();
  },
  60_000,
);

test("of backup-4 both revisions of a report are made again, a settled loan stays, and a month has nothing new", async () => {
  const dataDir = await copyOf("backup-4");
  const { deps, close } = await openLocal(parseSettings({ DATA_DIR: dataDir, PORT: "0" }));

  for (const revision of [1, 2])
    expect(await remakeReport(deps, "2026-10", revision)).toMatchObject({
      equal: true,
      published: { revision },
    });
  const [loan] = await deps.ledger.readLoans([{ bankId: "psbc-chuzhou", loanNo: "J1" }]);
  expect(loan?.facts).toMatchObject({ associationSource: "settled" });
  expect((await deps.imports.list(1)).items).toMatchObject([{ noNews: true, dataOn: "2026-10-31" }]);
  await close();
});

test.each([
  ["backup-5", "yinhui-report-7"],
  ["backup-6", "yinhui-report-8"],
])(
  "of %s the reports of %s are made again, with the corrections and the decision in them",
  async (name, format) => {
    const dataDir = await copyOf(name);
    const { deps, close } = await openLocal(parseSettings({ DATA_DIR: dataDir, PORT: "0" }));

    for (const month of ["2026-09", "2026-10"])
      expect((await remakeReport(deps, month)).equal, month).toBe(true);
    const { document, files } = await remakeReport(deps, "2026-10");
    expect(document).toMatchObject({ format, comparedWith: "2026-09" });
    const letter = new TextDecoder().decode(files.html).replaceAll(/<[^>]*>/g, " ");
    expect(letter).toMatch(/对接农户\s+琅琊区科协\s+2026年12月31日/);
    expect(files.pdf?.byteLength).toBeGreaterThan(10_000);
    await close();
  },
);

test.each(made)("%s is restored with all that it holds", async (name, loans, alteredReports) => {
  const backup = fixture(name);
  const { head, counts } = JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));

  const { restored } = await restoredOnce(name);

  expect(restored).toEqual({ headHash: head.hash, loans, alteredReports });
  const dataDir = await copyOf(name);
  const again = await backUpLocal({ dataDir }, join(folder, `${name}-again`));
  const notYetKept = { members: 0, "poor-households": 0, "register-changes": 0, assessments: 0 };
  expect(again.counts).toEqual({ ...notYetKept, ...counts });
});

test("the data of a program from before the key had a mark are opened, verified and worked on, and a report made again", async () => {
  const dataDir = await copyOf("backup-1");
  takeSchemaBefore(join(dataDir, "ledger.sqlite"), "key_mark");

  const open = () => openLocal(parseSettings({ DATA_DIR: dataDir, PORT: "0" }));
  const opened = await open();
  await publishReport(await withCurrentProgramme(opened.deps), { subject: "supervisor" }, "2016-09");
  await opened.close();
  const next = await open();

  const { loans, differences } = await verifyLedger(next.deps);
  expect(loans).toBe(207);
  // The backup has no files of its reports: that they are lost is told, and nothing else.
  expect(differences.map(({ kind, key, found }) => [kind, key, found])).toEqual(
    ["2016-06", "2016-07", "2016-08"].map((month) => ["report-file", `report ${month} json`, "no file"]),
  );
  expect(await remakeReport(next.deps, "2016-09")).toMatchObject({ equal: true });
  await next.close();
});
