import type {
  BackupListName,
  BackupLists,
  BackupReader,
  BackupWriter,
  CarriedFile,
} from "#shared/ports/backup.ts";

/** A backup in memory, for tests of what is carried; `head` is set by whoever wrote it. */
export function createMemoryBackup(): BackupWriter & BackupReader {
  const lists: Partial<{ [L in BackupListName]: BackupLists[L][] }> = {};
  const files: (CarriedFile & { bytes: Uint8Array })[] = [];
  const textOf = (records: readonly unknown[]) =>
    JSON.stringify(records, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  return {
    head: { blockNo: 0, seq: 0, hash: "" },
    async writeList(name, records) {
      const read = await all(records);
      Object.assign(lists, { [name]: read });
      return textOf(read);
    },
    hashList: async (_name, records) => textOf(await all(records)),
    writeFile: async (file, bytes) => void files.push({ ...file, bytes }),
    async *records(name) {
      yield* lists[name] ?? [];
    },
    async *files() {
      yield* files;
    },
  };
}

async function all<T>(records: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const record of records) read.push(record);
  return read;
}
