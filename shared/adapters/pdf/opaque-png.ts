import { crc32, deflateSync, inflateSync } from "node:zlib";

const signatureLength = 8;
const [rgba, rgb] = [4, 3];

/**
 * A drawn picture (8 bits, RGBA, not interlaced) without its alpha channel. A PDF would hold that as a picture of its own,
 * which pdfkit parts in the background: two pictures would stand in the file in the order in which they became ready.
 */
export function opaquePng(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png);
  const head = Buffer.from(bytes.subarray(signatureLength + 8, signatureLength + 21));
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const packed: Buffer[] = [];
  for (let at = signatureLength; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(packed)), width * rgba, height);
  const rows = Buffer.alloc(height * (width * rgb + 1));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * rgba;
      pixels.copy(rows, row * (width * rgb + 1) + 1 + column * rgb, from, from + rgb);
    }
  }
  head[9] = 2;
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([bytes.subarray(0, signatureLength), ...parts]);
}

/** The pixels of rows that are told by their difference to left and above (PNG, 9.2). */
function unfiltered(data: Buffer, rowLength: number, height: number): Buffer {
  const pixels = Buffer.alloc(rowLength * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (rowLength + 1)] ?? 0;
    for (let index = 0; index < rowLength; index++) {
      const at = row * rowLength + index;
      const left = index < rgba ? 0 : (pixels[at - rgba] ?? 0);
      const above = row === 0 ? 0 : (pixels[at - rowLength] ?? 0);
      const corner = index < rgba || row === 0 ? 0 : (pixels[at - rowLength - rgba] ?? 0);
      pixels[at] = (data[at + row + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
