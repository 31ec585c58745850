import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { createMemoryFiles } from "./memory-files.ts";
import { type Office, openOffice } from "./office.ts";

/** An office as it stood at one moment, to go on from as often as wanted without living through what came before. */
export type OfficeImage<T> = {
  /** What living through it gave. */
  lived: T;
  /** Opens a copy, which knows of no other. */
  open(): { office: Office; store: SqliteStore; close(): void };
  remove(): void;
};

/** Lives through something once and keeps the ledger, the files, the clock and the ids as they are then. */
export async function imageOf<T>(live: (office: Office) => Promise<T>): Promise<OfficeImage<T>> {
  const folder = mkdtempSync(join(tmpdir(), "yinhui-image-"));
  const file = join(folder, "ledger.sqlite");
  const held = new Map<string, Uint8Array>();
  const at = { clock: "2016-11-01T02:00:00.000Z", ids: 0 };
  const store = openSqliteStore({ file });
  const lived = await live(openOffice(store, { files: createMemoryFiles(held), ...stepping(at) }));
  store.close();

  let copies = 0;
  return {
    lived,
    open() {
      const copy = join(folder, `${++copies}.sqlite`);
      copyFileSync(file, copy);
      const opened = openSqliteStore({ file: copy });
      const files = createMemoryFiles(new Map(held));
      return {
        store: opened,
        office: openOffice(opened, { files, ...stepping({ ...at }) }),
        close() {
          opened.close();
          rmSync(copy);
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A clock that goes a second on whenever it is read, and ids that count. */
function stepping(at: { clock: string; ids: number }) {
  return {
    now() {
      at.clock = addMs(at.clock, 1000);
      return at.clock;
    },
    newId: () => `import-${++at.ids}`,
  };
}
