/** A file in a zip archive: packed by `method`, with the size and CRC-32 of its content. */
export type PackedPart = {
  name: string;
  method: number;
  size: number;
  crc: number;
  packed: readonly Uint8Array[];
};

const versionNeeded = 20;
const utf8NameFlag = 0x0800;
/** The first day that the format knows: 1 January 1980. */
const dateOfNoMeaning = 0x0021;

/** A zip archive of packed parts (APPNOTE 6.3.10), the same bytes for the same parts. */
export function zipFile(parts: readonly PackedPart[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let position = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const packedSize = part.packed.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(versionNeeded, 0);
    common.writeUInt16LE(utf8NameFlag, 2);
    common.writeUInt16LE(part.method, 4);
    common.writeUInt16LE(dateOfNoMeaning, 8);
    common.writeUInt32LE(part.crc, 10);
    common.writeUInt32LE(packedSize, 14);
    common.writeUInt32LE(part.size, 18);
    common.writeUInt16LE(name.byteLength, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(position, 10);
    files.push(Buffer.from("PK\x03\x04"), common, name, ...part.packed);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), common, place, name);
    position += 30 + name.byteLength + packedSize;
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
