import { createHash } from "node:crypto";
import { type CanonicalValue, canonicalJson } from "#shared/domain/base/canonical-json.ts";
import type { BackupListName, BackupLists } from "#shared/ports/backup.ts";
import { toJsonText } from "../stored/json-text.ts";

const chunkBytesMin = 256 * 1024;

/** What lines came to. */
export type Written = { records: number; byteSize: number; sha256: string };

/** Hands records over as lines of canonical JSON, the same bytes for the same records, in chunks that may be written. */
export async function hashLines<L extends BackupListName>(
  records: AsyncIterable<BackupLists[L]>,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<Written> {
  const hash = createHash("sha256");
  const written = { records: 0, byteSize: 0 };
  let lines: string[] = [];
  let waiting = 0;
  const flush = async () => {
    const chunk = Buffer.from(lines.join(""), "utf8");
    hash.update(chunk);
    written.byteSize += chunk.byteLength;
    await take(chunk);
    lines = [];
    waiting = 0;
  };
  for await (const record of records) {
    const plain: CanonicalValue = JSON.parse(toJsonText(record));
    const line = `${canonicalJson(plain)}\n`;
    lines.push(line);
    waiting += line.length;
    written.records += 1;
    if (waiting >= chunkBytesMin) await flush();
  }
  await flush();
  return { ...written, sha256: hash.digest("hex") };
}
