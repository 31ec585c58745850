import type { FileKeys, FileStore } from "#shared/ports/base/file-store.ts";

/** Files in memory, for tests of use cases; `files` are those that lie there already. */
export function createMemoryFiles(files = new Map<string, Uint8Array>()): FileStore & FileKeys {
  return {
    async put(area, key, bytes) {
      files.set(`${area}/${key}`, bytes.slice());
    },
    async get(area, key) {
      return files.get(`${area}/${key}`);
    },
    async offer() {
      return undefined;
    },
    async *keys(area) {
      for (const path of [...files.keys()])
        if (path.startsWith(`${area}/`)) yield path.slice(area.length + 1);
    },
    async remove(area, key) {
      files.delete(`${area}/${key}`);
    },
  };
}
