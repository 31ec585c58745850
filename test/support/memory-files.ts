import type { FileStore } from "#shared/ports/file-store.ts";

/** Files in memory, for tests of use cases. */
export function createMemoryFiles(): FileStore {
  const files = new Map<string, Uint8Array>();
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
    async remove(area, key) {
      files.delete(`${area}/${key}`);
    },
  };
}
