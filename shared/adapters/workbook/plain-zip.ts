/** A file for an archive: its content is neither packed nor looked at; `crc` is its CRC-32. */
export type PlainFile = { name: string; content: Uint8Array; crc: number };

const utf8NameFlag = 0x0800;
const versionNeeded = 20;

/** A zip archive of the given files, none of them packed: a library that opens it finds just what was checked. */
export function plainZip(parts: readonly PlainFile[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const { name, content, crc } of parts) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(versionNeeded, 0);
    common.writeUInt16LE(utf8NameFlag, 2);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(content.byteLength, 14);
    common.writeUInt32LE(content.byteLength, 18);
    common.writeUInt16LE(nameBytes.byteLength, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, nameBytes]);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(position, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), common, behind, nameBytes);
    files.push(local, content);
    position += local.byteLength + content.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.byteLength, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...files, central, end]);
}
