import { crc32, deflateRawSync } from "node:zlib";

/** A file for a zip archive; `claims` are lies that its headers tell about it. */
export type ZipPart = {
  name: string;
  content: string | Uint8Array;
  stored?: boolean;
  claims?: { size?: number; crc?: number; flags?: number; method?: number; offset?: number };
};

/** A zip archive of the given files, honest but for what they claim. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = localRecord(part);
    const { name, size, crc, flags, method, packed } = facts(part);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(flags, 8);
    header.writeUInt16LE(method, 10);
    header.writeUInt32LE(crc, 16);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(size, 24);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(part.claims?.offset ?? offset, 42);
    directory.push(header, name);
    if (part.claims?.offset !== undefined) continue;
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** What stands in a zip archive for one file before the directory: its local header and its packed bytes. */
export function localRecord(part: ZipPart): Buffer {
  const { name, size, crc, flags, method, packed } = facts(part);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

function facts({ name, content, stored = false, claims = {} }: ZipPart) {
  const bytes = Buffer.from(content);
  return {
    name: Buffer.from(name),
    packed: stored ? bytes : deflateRawSync(bytes),
    size: claims.size ?? bytes.length,
    crc: claims.crc ?? crc32(bytes),
    flags: claims.flags ?? 0x0800,
    method: claims.method ?? (stored ? 0 : 8),
  };
}
